package dev.spillway.common.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.spillway.common.http.MessageReader.Message;
import dev.spillway.common.net.Connection;
import dev.spillway.common.net.EventLoop;
import dev.spillway.common.net.InputBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A caller's connection: answers its requests one after another. */
final class ServerConnection extends Connection {
  private static final Logger log = LoggerFactory.getLogger(ServerConnection.class);

  private static final HttpResponse INTERNAL_ERROR =
      HttpResponse.text(500, "Internal error; the log has the details.\n");
  private static final byte[] NOTHING = {};

  /** Longer than clients keep a connection that is idle, so that they close it and not we. */
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(75);

  /** What a caller may send ahead while its last request is answered. */
  private static final int AHEAD_BYTES = 64 * 1024;

  private final HttpServiceConfig config;
  private final AsyncHttpHandler handler;
  private final Consumer<ServerConnection> whenClosed;
  private final MessageReader requests;
  private @Nullable Answering answering;
  private boolean isPartial;
  private boolean isContinued;
  private boolean isEnding;
  private boolean isServing;

  /**
   * The request that is being answered.
   *
   * @param isLast whether the connection ends with it
   */
  private record Answering(String method, String path, boolean isLast) {}

  ServerConnection(
      EventLoop loop,
      SocketChannel socket,
      HttpServiceConfig config,
      AsyncHttpHandler handler,
      Consumer<ServerConnection> whenClosed) {
    super(loop, socket);
    this.config = config;
    this.handler = handler;
    this.whenClosed = whenClosed;
    this.requests = new MessageReader(Framing::ofRequest, config.bodyLimitBytes());
  }

  void begin() {
    deadlineIn(IDLE_LIMIT);
    open();
  }

  /** Ends the connection as soon as it answers nothing. */
  void drain() {
    isEnding = true;
    if (answering == null) {
      close();
    }
  }

  void cut() {
    close();
  }

  @Override
  protected void onInput(InputBuffer in) {
    if (answering == null) {
      next(in);
    } else if (in.length() > AHEAD_BYTES) {
      reading(false);
    }
  }

  /** It may only have ended its sending, and still wait for the answer. */
  @Override
  protected void onEndOfInput() {
    isEnding = true;
    if (answering == null) {
      close();
    }
  }

  @Override
  protected void onDeadline() {
    close();
  }

  @Override
  protected void onClosed(@Nullable Exception cause) {
    whenClosed.accept(this);
  }

  /** Serves what is there; not by recursion, since a caller may have sent thousands ahead. */
  private void next(InputBuffer in) {
    if (isServing) {
      return;
    }
    isServing = true;
    try {
      Message message = requests.read(in);
      while (message != null) {
        isPartial = false;
        isContinued = false;
        noDeadline();
        serve(message);
        message = answering == null && !isClosed() ? requests.read(in) : null;
      }
      if (answering == null && !isClosed()) {
        await(in);
      }
    } catch (MalformedMessageException e) {
      refuse(e);
    } finally {
      isServing = false;
    }
  }

  /** Waits for more of a request, or for the next one. */
  private void await(InputBuffer in) {
    MessageHead head = requests.pendingHead();
    boolean hasBegun = head != null || in.length() > 0;
    if (!hasBegun) {
      isPartial = false;
      deadlineIn(IDLE_LIMIT);
    } else if (!isPartial) { // once a request: one that drips in gets no more time than others
      isPartial = true;
      deadlineIn(config.readLimit());
    }
    if (head != null && !isContinued && head.says("Expect", "100-continue")) {
      isContinued = true;
      send((StatusLine.of(100) + "\r\n").getBytes(US_ASCII), NOTHING);
    }
  }

  private void serve(Message message) throws MalformedMessageException {
    RequestLine line = RequestLine.parse(message.head().firstLine());
    boolean isLast = !line.isPersistent() || message.head().says("Connection", "close");
    answering = new Answering(line.method(), line.path(), isLast);
    HttpRequest request =
        new HttpRequest(
            line.method(), line.path(), line.query(), message.head().headers(), message.body());
    try {
      CompletionStage<HttpResponse> response =
          message.isOverLimit()
              ? handler.refuseBody(request, config.bodyLimitBytes())
              : handler.handle(request);
      response.whenComplete(
          (answer, failure) ->
              answer(failure == null && answer != null ? answer : failed(request, failure)));
    } catch (RuntimeException | Error e) { // without an answer the caller would wait for ever
      answer(failed(request, e));
    }
  }

  private static HttpResponse failed(HttpRequest request, @Nullable Throwable failure) {
    log.error("{} {} failed", request.method(), request.path(), failure);
    return INTERNAL_ERROR;
  }

  private void answer(HttpResponse response) {
    try {
      loop().run(() -> write(response));
    } catch (RejectedExecutionException e) { // the loop is closed, and the connection with it
      log.debug("An answer came after the end");
    }
  }

  private void write(HttpResponse response) {
    Answering current = answering;
    if (current == null || isClosed()) {
      return;
    }
    answering = null;
    boolean isLast = current.isLast() || isEnding;
    byte[] body = current.method().equals("HEAD") ? NOTHING : response.body();
    try {
      send(MessageWriter.head(response, isLast), body);
    } catch (IllegalArgumentException e) { // a line break in a header would be a second answer
      log.error("The answer to {} cannot be sent", current.path(), e);
      send(MessageWriter.head(INTERNAL_ERROR, isLast), INTERNAL_ERROR.body());
    }
    if (isLast) {
      closeWhenSent();
    } else if (!isClosed()) {
      reading(true);
      next(input());
    }
  }

  private void refuse(MalformedMessageException malformed) {
    if (malformed.status() == 413) { // it would go on sending
      close();
      return;
    }
    HttpResponse refusal = HttpResponse.text(malformed.status(), malformed.getMessage() + "\n");
    send(MessageWriter.head(refusal, true), refusal.body());
    closeWhenSent();
  }
}
