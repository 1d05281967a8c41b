package dev.spillway.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.stream.Stream;

/** Many callers in one thread, so that the load costs less than what it measures. */
final class Connections implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 * 1024;

  /** Is told how calls end. */
  interface Listener {
    /** Takes note of an answer, or of a failure, on a connection that is free now. */
    void onEnd(Connection connection, Connection.Progress end);
  }

  private final Selector selector;
  private final List<Connection> all;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  Connections(Target target, int count) throws IOException {
    selector = Selector.open();
    all = Stream.generate(() -> new Connection(selector, target)).limit(count).toList();
  }

  List<Connection> all() {
    return all;
  }

  /**
   * Goes on with all that can.
   *
   * @param limitMillis how long to wait for something to happen; 0: not at all
   */
  void advance(long limitMillis, Listener listener) throws IOException {
    var _ =
        limitMillis == 0
            ? selector.selectNow(key -> advance(key, listener))
            : selector.select(key -> advance(key, listener), limitMillis);
  }

  @Override
  public void close() throws IOException {
    all.forEach(Connection::close);
    selector.close();
  }

  private void advance(SelectionKey key, Listener listener) {
    Connection connection = (Connection) key.attachment();
    Connection.Progress progress = connection.advance(key, buffer);
    if (progress != Connection.Progress.WAITING) {
      listener.onEnd(connection, progress);
    }
  }
}
