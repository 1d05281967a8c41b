package dev.spillway.benchmarks.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One caller: sends a call, reads its answer, and connects again where the other side closes after
 * each answer. Has at most one call open. Not thread-safe.
 */
final class Connection {

  /** What a look at the connection brought. */
  enum Progress {
    WAITING,
    ANSWERED,
    BROKEN
  }

  private final Selector selector;
  private final Target target;
  private final AnswerReader reader = new AnswerReader();
  private @Nullable SocketChannel channel;
  private @Nullable ByteBuffer unsent;
  private @Nullable CallBytes call;
  private long intendedNanos;
  private String failure = "";

  Connection(Selector selector, Target target) {
    this.selector = selector;
    this.target = target;
  }

  /**
   * Sends a call.
   *
   * @param intended when it was to be sent, as {@link System#nanoTime} tells: its latency counts
   *     from there
   */
  Progress send(CallBytes next, long intended) {
    call = next;
    intendedNanos = intended;
    unsent = next.request();
    reader.reset();
    failure = "";
    try {
      SocketChannel open = channel == null ? connect() : channel;
      return open.isConnected() ? write(open) : Progress.WAITING;
    } catch (IOException e) {
      return broken(e.toString());
    }
  }

  /** Goes on with what the selector says is possible. */
  Progress advance(SelectionKey key, ByteBuffer buffer) {
    SocketChannel open = channel;
    if (open == null || !key.isValid()) {
      return Progress.WAITING;
    }
    try {
      if (key.isConnectable()) {
        var _ = open.finishConnect();
        return write(open);
      }
      return key.isWritable() ? write(open) : read(open, buffer);
    } catch (IOException e) {
      return broken(e.toString());
    }
  }

  /** Returns when the last call was to be sent. */
  long intendedNanos() {
    return intendedNanos;
  }

  /** Returns whether a call is open. */
  boolean isBusy() {
    return call != null;
  }

  /** Returns whether a call is open and not wholly on its way. */
  boolean isSending() {
    return call != null && unsent != null && unsent.hasRemaining();
  }

  /** Returns why the last call has no right answer. */
  String failure() {
    return failure;
  }

  void close() {
    SocketChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        failure = e.toString(); // nothing more can be done with it
      }
    }
  }

  private SocketChannel connect() throws IOException {
    SocketChannel open = SocketChannel.open();
    channel = open;
    open.configureBlocking(false);
    open.setOption(StandardSocketOptions.TCP_NODELAY, true);
    boolean connected = open.connect(target.address());
    open.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
    return open;
  }

  private Progress write(SocketChannel open) throws IOException {
    ByteBuffer rest = unsent;
    if (rest != null) {
      open.write(rest);
      boolean isSent = !rest.hasRemaining();
      open.keyFor(selector).interestOps(isSent ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
    }
    return Progress.WAITING;
  }

  private Progress read(SocketChannel open, ByteBuffer buffer) throws IOException {
    buffer.clear();
    int length = open.read(buffer);
    buffer.flip();
    if (length < 0) {
      return reader.acceptEnd() && isBusy() ? answered() : broken("the connection was closed");
    }
    return length > 0 && reader.accept(buffer) ? answered() : Progress.WAITING;
  }

  private Progress answered() {
    CallBytes asked = call;
    call = null;
    if (reader.closes()) {
      close();
    }
    if (asked != null && reader.answers(asked)) {
      return Progress.ANSWERED;
    }
    failure = "a wrong answer: " + reader.text();
    return Progress.BROKEN;
  }

  /** A keep-alive connection that is closed between two calls is no failure. */
  private Progress broken(String why) {
    close();
    boolean wasBusy = isBusy();
    call = null;
    failure = why;
    return wasBusy ? Progress.BROKEN : Progress.WAITING;
  }
}
