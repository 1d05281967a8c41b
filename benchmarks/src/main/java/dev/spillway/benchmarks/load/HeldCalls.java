package dev.spillway.benchmarks.load;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Many calls that are open at the same time, each on a connection of its own. Not thread-safe. */
public final class HeldCalls implements AutoCloseable {
  private static final long LOOK_MILLIS = 50;
  private static final long SEND_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(120);

  /** Callers that connect at a time: more would only wait in the system's queue of connections. */
  private static final int STEP = 100;

  private final Connections connections;
  private final CallBytes call;
  private int answered;
  private int failed;
  private String firstFailure = "";

  /** Is told now and then that time passes. */
  @FunctionalInterface
  public interface Watcher {
    /** Looks at what it watches. */
    void look() throws IOException;
  }

  /**
   * How it ended.
   *
   * @param answered calls that were answered as expected
   * @param failed calls that were answered otherwise, or whose connection broke
   * @param firstFailure what happened to the first of them; empty where there is none
   */
  public record Ended(int answered, int failed, String firstFailure) {}

  /** Creates a number of calls; none is sent. */
  public HeldCalls(Target target, CallBytes call, int count) throws IOException {
    this.connections = new Connections(target, count);
    this.call = call;
  }

  /** Sends all calls, and looks on for a moment after each step. */
  public void open(Watcher watcher) throws IOException {
    int sent = 0;
    for (Connection connection : connections.all()) {
      if (connection.send(call, System.nanoTime()) == Connection.Progress.BROKEN) {
        onEnd(connection, Connection.Progress.BROKEN);
      }
      if (++sent % STEP == 0) {
        connections.advance(LOOK_MILLIS, this::onEnd);
        watcher.look();
      }
    }
    long limit = System.nanoTime() + SEND_LIMIT_NANOS;
    while (connections.all().stream().anyMatch(Connection::isSending)) {
      if (System.nanoTime() > limit) {
        throw new LoadFailedException("Not all calls could be sent");
      }
      connections.advance(LOOK_MILLIS, this::onEnd);
      watcher.look();
    }
  }

  /** Returns how many calls have neither been answered nor failed. */
  public int waiting() {
    return connections.all().size() - answered - failed;
  }

  /** Waits until all have ended, but no longer than a limit; those that have not are lost. */
  public Ended await(long limitSeconds, Watcher watcher) throws IOException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitSeconds);
    while (waiting() > 0 && System.nanoTime() < limit) {
      connections.advance(LOOK_MILLIS, this::onEnd);
      watcher.look();
    }
    return new Ended(answered, failed, firstFailure);
  }

  @Override
  public void close() throws IOException {
    connections.close();
  }

  private void onEnd(Connection connection, Connection.Progress end) {
    if (end == Connection.Progress.ANSWERED) {
      answered++;
    } else if (failed++ == 0) {
      firstFailure = connection.failure();
    }
  }
}
