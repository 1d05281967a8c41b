package dev.spillway.benchmarks.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions, never for a time alone. */
public final class Wait {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final int CONNECT_MILLIS = 1000;

  private Wait() {}

  /** Something that becomes true. */
  @FunctionalInterface
  public interface Condition {
    /** Returns whether it is true now. */
    boolean holds() throws Exception;
  }

  /**
   * Waits until a condition holds.
   *
   * @throws BenchException if it does not within the limit
   */
  public static void until(String what, Duration limit, Condition condition) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new BenchException("Not within " + limit.toSeconds() + " s: " + what);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("while waiting: " + what);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** Waits until somebody listens at a port of this machine. */
  public static void untilListening(Child child, int port, Duration limit) throws Exception {
    until(
        "port " + port + " is open",
        limit,
        () -> {
          child.requireAlive();
          return isListening(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        });
  }

  /** Returns whether an address accepts connections. */
  public static boolean isListening(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns a port that nobody listens on now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
