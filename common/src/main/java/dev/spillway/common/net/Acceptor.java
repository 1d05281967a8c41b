package dev.spillway.common.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the connections that come to an address, and shares them out among loops. Thread-safe. */
public final class Acceptor {
  private static final Logger log = LoggerFactory.getLogger(Acceptor.class);
  private static final int BACKLOG = 4096;

  /** Where this machine has no descriptor left, trying at once again would change nothing. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final EventLoops loops;
  private final ServerSocketChannel channel;
  private final Opener opener;
  private final Member member;

  /** Makes a connection of a socket, on the loop that it is to be on. */
  @FunctionalInterface
  public interface Opener {
    /** Opens it. */
    void open(EventLoop loop, SocketChannel socket);
  }

  private Acceptor(EventLoops loops, ServerSocketChannel channel, Opener opener) {
    this.loops = loops;
    this.channel = channel;
    this.opener = opener;
    this.member = new Member(loops.next());
  }

  /**
   * Listens on an address.
   *
   * @throws IOException if that is not possible, e.g. because the port is taken
   */
  public static Acceptor listen(EventLoops loops, InetSocketAddress address, Opener opener)
      throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(address, BACKLOG);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    Acceptor acceptor = new Acceptor(loops, channel, opener);
    acceptor.member.loop().run(acceptor.member::begin);
    return acceptor;
  }

  /** Returns the port that is listened on. */
  public int port() {
    return channel.socket().getLocalPort();
  }

  /** Stops listening; what was accepted stays. */
  public void close() {
    CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    member
        .loop()
        .run(
            () -> {
              member.end();
              closed.complete(null);
            });
    closed.join();
  }

  private void take(SocketChannel socket) {
    EventLoop loop = loops.next();
    loop.run(
        () -> {
          try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opener.open(loop, socket);
          } catch (IOException | RuntimeException e) {
            log.debug("A connection ended before it began", e);
            closeQuietly(socket);
          }
        });
  }

  private static void closeQuietly(SocketChannel socket) {
    try {
      socket.close();
    } catch (IOException e) {
      log.debug("A socket did not close", e);
    }
  }

  private final class Member extends LoopMember {
    Member(EventLoop loop) {
      super(loop, channel);
    }

    void begin() {
      try {
        join(SelectionKey.OP_ACCEPT);
      } catch (IOException e) {
        onDefect(e);
      }
    }

    @Override
    void onReady(SelectionKey ready) {
      try {
        for (SocketChannel socket = channel.accept(); socket != null; socket = channel.accept()) {
          take(socket);
        }
      } catch (IOException e) {
        log.warn("A connection could not be taken: {}", e.toString());
        interest(0);
        due(System.nanoTime() + PAUSE_NANOS);
      }
    }

    @Override
    void onDeadline() {
      interest(SelectionKey.OP_ACCEPT);
    }

    @Override
    void onDefect(Exception defect) {
      end();
    }

    void end() {
      leave();
      try {
        channel.close();
      } catch (IOException e) {
        log.debug("A listening socket did not close", e);
      }
    }
  }
}
