package dev.spillway.common.http;

import dev.spillway.common.http.HttpOutcome.Answered;
import dev.spillway.common.http.HttpOutcome.Lost;
import dev.spillway.common.http.HttpOutcome.NotSent;
import dev.spillway.common.http.HttpOutcome.TimedOut;
import dev.spillway.common.http.MessageReader.Message;
import dev.spillway.common.net.Connection;
import dev.spillway.common.net.EventLoop;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.net.InputBuffer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection to another program: carries one exchange at a time, and is kept between. */
final class ClientConnection extends Connection {
  /** Shorter than servers keep a connection that is idle, so that we close it and not they. */
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

  /** More than any function may print, in its longest form. */
  private static final int ANSWER_LIMIT_BYTES = 64 * 1024 * 1024;

  private final HostPort target;
  private final String host;
  private final ConnectionPool pool;
  private final MessageReader answers = new MessageReader(Framing::ofAnswer, ANSWER_LIMIT_BYTES);
  private @Nullable Exchange exchange;
  private boolean isConnected;

  private ClientConnection(
      EventLoop loop, SocketChannel socket, HostPort target, ConnectionPool pool) {
    super(loop, socket);
    this.target = target;
    this.host = target.toString();
    this.pool = pool;
  }

  /** Connects, for an exchange. */
  static void open(EventLoop loop, HostPort target, ConnectionPool pool, Exchange first) {
    InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
    if (address.isUnresolved()) {
      first.end(new NotSent("the host is unknown"));
      return;
    }
    try {
      new ClientConnection(loop, SocketChannel.open(), target, pool).begin(address, first);
    } catch (IOException e) {
      first.end(new NotSent(words(e)));
    }
  }

  /** Sends a request; the connection is not in the pool then. */
  void carry(Exchange next) {
    exchange = next;
    next.whenGivenUp(() -> loop().run(() -> abandon(next)));
    byte[] head = MessageWriter.head(next.request(), host);
    deadlineIn(next.limit());
    send(head, next.request().body());
  }

  HostPort target() {
    return target;
  }

  /** Closes a connection that is idle. */
  void retire() {
    close();
  }

  @Override
  protected void onConnected() {
    isConnected = true;
    Exchange first = exchange;
    if (first == null || first.isGivenUp()) {
      close();
    } else {
      carry(first);
    }
  }

  @Override
  protected void onInput(InputBuffer in) {
    try {
      for (Message message = answers.read(in); message != null; message = answers.read(in)) {
        answer(message, true);
      }
    } catch (MalformedMessageException e) {
      lose("gave no HTTP answer: " + e.getMessage());
    }
  }

  @Override
  protected void onEndOfInput() {
    Message last = answers.end(input());
    if (last != null) {
      answer(last, false);
    }
    close();
  }

  @Override
  protected void onDeadline() {
    Exchange current = exchange;
    if (current != null) {
      exchange = null;
      current.end(
          isConnected
              ? new TimedOut(
                  target + " gave no answer within " + current.limit().toMillis() + " ms")
              : new NotSent("no connection within " + pool.connectLimit().toMillis() + " ms"));
    }
    close();
  }

  @Override
  protected void onClosed(@Nullable Exception cause) {
    pool.forget(this);
    Exchange current = exchange;
    exchange = null;
    if (current != null) {
      String why = cause == null ? "it was closed without an answer" : words(cause);
      current.end(
          isConnected
              ? new Lost("The connection to " + target + " broke: " + why)
              : new NotSent(why));
    }
  }

  private void begin(InetSocketAddress address, Exchange first) {
    exchange = first;
    connect(address);
    if (!isConnected && !isClosed()) {
      deadlineIn(pool.connectLimit());
    }
  }

  private void answer(Message message, boolean isOpen) {
    Exchange current = exchange;
    if (current == null) { // nobody asked
      close();
      return;
    }
    try {
      int status = StatusLine.status(message.head().firstLine());
      if (status < 200) {
        return; // the real one follows
      }
      if (message.isOverLimit()) {
        lose("gave an answer over " + ANSWER_LIMIT_BYTES + " bytes");
        return;
      }
      exchange = null;
      release(message, isOpen);
      current.end(new Answered(status, message.head().headers(), message.body()));
    } catch (MalformedMessageException e) {
      lose("gave no HTTP answer: " + e.getMessage());
    }
  }

  /** Before the answer is handed on, so that who gets it finds the connection in the pool. */
  private void release(Message message, boolean isOpen) {
    boolean isKept =
        isOpen
            && message.head().firstLine().startsWith("HTTP/1.1")
            && !message.head().says("Connection", "close");
    if (isKept) {
      deadlineIn(IDLE_LIMIT);
      pool.keep(this);
    } else {
      close();
    }
  }

  private void abandon(Exchange givenUp) {
    if (givenUp.equals(exchange)) {
      close();
    }
  }

  private void lose(String why) {
    Exchange current = exchange;
    exchange = null;
    if (current != null) {
      current.end(new Lost(target + " " + why));
    }
    close();
  }

  private static String words(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
