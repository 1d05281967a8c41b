package dev.spillway.common.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection on an event loop; a subclass says what its bytes mean. Confined to the loop's
 * thread.
 */
public abstract class Connection {
  /** One connection with a long message must not keep the others waiting. */
  private static final int READS_IN_A_ROW = 15;

  private final SocketChannel socket;
  private final Member member;
  private final InputBuffer input = new InputBuffer();
  private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
  private boolean isReading = true;
  private boolean isClosed;
  private boolean closesWhenSent;

  /** Creates a connection of a socket. */
  protected Connection(EventLoop loop, SocketChannel socket) {
    this.socket = socket;
    this.member = new Member(loop, socket);
  }

  /** Begins to look after a socket that is connected. */
  protected final void open() {
    try {
      member.join(SelectionKey.OP_READ);
    } catch (IOException e) {
      end(e);
    }
  }

  /** Begins to connect a socket; {@link #onConnected} or {@link #onClosed} follows. */
  protected final void connect(InetSocketAddress address) {
    try {
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.configureBlocking(false);
      boolean isConnected = socket.connect(address);
      member.join(isConnected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
      if (isConnected) {
        onConnected();
      }
    } catch (IOException | RuntimeException e) { // the latter for addresses that are none
      end(e);
    }
  }

  /** The connection stands. */
  protected void onConnected() {}

  /** More input came, behind what was not consumed; may be called with what was there before. */
  protected abstract void onInput(InputBuffer available);

  /** The other side sends no more; it may still read. */
  protected abstract void onEndOfInput();

  /** The deadline is over. */
  protected abstract void onDeadline();

  /**
   * The connection has ended; called once.
   *
   * @param cause why, or null where this side closed it
   */
  protected abstract void onClosed(@Nullable Exception cause);

  /** Returns the loop that it is on. */
  protected final EventLoop loop() {
    return member.loop();
  }

  /** Sets when {@link #onDeadline} is called, instead of what was set before. */
  protected final void deadlineIn(Duration time) {
    member.due(System.nanoTime() + time.toNanos());
  }

  /** Calls {@link #onDeadline} no more. */
  protected final void noDeadline() {
    member.neverDue();
  }

  /** Stops to read, or begins again with what is there. */
  protected final void reading(boolean wanted) {
    if (isReading != wanted) {
      isReading = wanted;
      updateInterest();
    }
  }

  /** Returns the input that was not consumed. */
  protected final InputBuffer input() {
    return input;
  }

  /** Returns whether it has ended. */
  protected final boolean isClosed() {
    return isClosed;
  }

  /** Sends bytes, now or when the socket takes them; the arrays must not be changed any more. */
  protected final void send(byte[] head, byte[] body) {
    if (isClosed) {
      return;
    }
    try {
      if (unsent.isEmpty()) {
        sendNow(head, body);
      } else {
        unsent.add(ByteBuffer.wrap(head));
        unsent.add(ByteBuffer.wrap(body));
      }
    } catch (IOException e) {
      end(e);
    }
  }

  /** Closes the connection when all that was sent has left. */
  protected final void closeWhenSent() {
    closesWhenSent = true;
    if (unsent.isEmpty()) {
      close();
    }
  }

  /** Closes the connection. */
  protected final void close() {
    end(null);
  }

  private void sendNow(byte[] head, byte[] body) throws IOException {
    ByteBuffer out = loop().writeBuffer();
    if (head.length + body.length > out.remaining()) {
      unsent.add(ByteBuffer.wrap(head));
      unsent.add(ByteBuffer.wrap(body));
      flush();
      return;
    }
    // One message, one system call, one packet: in two, the second may wait for an acknowledgement.
    out.put(head).put(body).flip();
    socket.write(out);
    if (out.hasRemaining()) {
      unsent.add(ByteBuffer.allocate(out.remaining()).put(out).flip());
      updateInterest();
    }
  }

  private void flush() throws IOException {
    boolean isStuck = false;
    while (!unsent.isEmpty() && !isStuck) {
      // By the loop's own buffer: the JDK would copy all that is unsent for each call.
      ByteBuffer out = loop().writeBuffer();
      unsent.forEach(part -> copy(part, out));
      consume(socket.write(out.flip()));
      isStuck = out.hasRemaining();
    }
    updateInterest();
    if (closesWhenSent && unsent.isEmpty()) {
      close();
    }
  }

  private static void copy(ByteBuffer part, ByteBuffer out) {
    int count = Math.min(part.remaining(), out.remaining());
    out.put(part.slice(part.position(), count));
  }

  private void consume(int sent) {
    int left = sent;
    while (left > 0 || (!unsent.isEmpty() && !unsent.getFirst().hasRemaining())) {
      ByteBuffer first = unsent.getFirst();
      int count = Math.min(left, first.remaining());
      first.position(first.position() + count);
      left -= count;
      if (!first.hasRemaining()) {
        unsent.removeFirst();
      }
    }
  }

  private void updateInterest() {
    member.interest(
        (isReading ? SelectionKey.OP_READ : 0) | (unsent.isEmpty() ? 0 : SelectionKey.OP_WRITE));
  }

  /** Reads what is there: of a long message more than a buffer, but not without end. */
  private void read() throws IOException {
    ByteBuffer buffer = loop().readBuffer();
    int count = socket.read(buffer);
    for (int more = READS_IN_A_ROW; count > 0; more--) {
      boolean isFull = !buffer.hasRemaining();
      input.append(buffer.flip());
      if (!isFull || more == 0) {
        onInput(input);
        return;
      }
      count = socket.read(buffer.clear());
    }
    if (input.length() > 0) {
      onInput(input);
    }
    if (count < 0 && !isClosed) {
      reading(false); // the end would be reported again and again
      onEndOfInput();
    }
  }

  private void end(@Nullable Exception cause) {
    if (isClosed) {
      return;
    }
    isClosed = true;
    member.leave();
    try {
      socket.close();
    } catch (IOException e) {
      // The system has given it up by itself.
    }
    onClosed(cause);
  }

  private final class Member extends LoopMember {
    Member(EventLoop loop, SocketChannel socket) {
      super(loop, socket);
    }

    @Override
    void onReady(SelectionKey ready) throws IOException {
      if (ready.isConnectable()) {
        if (socket.finishConnect()) {
          updateInterest();
          onConnected();
        }
        return;
      }
      if (ready.isWritable()) {
        flush();
      }
      if (!isClosed && ready.isReadable()) {
        read();
      }
    }

    @Override
    void onDeadline() {
      Connection.this.onDeadline();
    }

    @Override
    void onDefect(Exception defect) {
      end(defect);
    }
  }
}
