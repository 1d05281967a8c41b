package dev.spillway.common.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP/1.1 server: Vert.x reads and writes on its event loops, the handler runs on an executor
 * and may block. Thread-safe.
 */
public final class HttpService implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpService.class);
  private static final long LISTEN_LIMIT_SECONDS = 10;

  private static final HttpResponse INTERNAL_ERROR =
      HttpResponse.text(500, "Internal error; the log has the details.\n");

  /** Longer than clients keep a connection that is idle, so that they close it and not we. */
  private static final int IDLE_LIMIT_SECONDS = 75;

  private final HttpServiceConfig config;
  private final HttpHandler handler;
  private final Executor executor;
  private final HttpServer server;
  private final Vertx vertx;

  private HttpService(
      Vertx vertx, HttpServiceConfig config, HttpHandler handler, Executor executor) {
    this.vertx = vertx;
    this.config = config;
    this.handler = handler;
    this.executor = executor;
    HttpServerOptions options =
        new HttpServerOptions()
            .setTcpNoDelay(true)
            .setAcceptBacklog(4096)
            .setIdleTimeout(IDLE_LIMIT_SECONDS)
            .setHandle100ContinueAutomatically(true);
    this.server = vertx.createHttpServer(options).requestHandler(this::receive);
  }

  /**
   * Starts a server.
   *
   * @param executor where the handler runs; one virtual thread a request is meant
   * @throws PortTakenException if the address cannot be listened on
   */
  public static HttpService start(
      Vertx vertx, HttpServiceConfig config, HttpHandler handler, Executor executor) {
    HttpService service = new HttpService(vertx, config, handler, executor);
    try {
      await(service.server.listen(config.port(), config.host()), LISTEN_LIMIT_SECONDS);
      return service;
    } catch (ExecutionException e) {
      throw new PortTakenException(config, e);
    } catch (TimeoutException e) {
      throw new PortTakenException(config, e);
    }
  }

  /** Returns the port that is listened on. */
  public int port() {
    return server.actualPort();
  }

  /** Stops listening, lets running requests end within the drain limit, and cuts the rest off. */
  @Override
  public void close() {
    try {
      long limitMillis = config.drainLimit().toMillis();
      Future<Void> drained = server.shutdown(limitMillis, TimeUnit.MILLISECONDS);
      await(drained, TimeUnit.MILLISECONDS.toSeconds(limitMillis) + LISTEN_LIMIT_SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.warn("The server on port {} did not close cleanly", port(), e);
    }
  }

  private void receive(HttpServerRequest request) {
    new Reception(request).begin();
  }

  private static void await(Future<?> future, long limitSeconds)
      throws ExecutionException, TimeoutException {
    try {
      future.toCompletionStage().toCompletableFuture().get(limitSeconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TimeoutException("interrupted");
    }
  }

  /** One request on its way in; lives on its connection's event loop. */
  private final class Reception {
    /** A body is thrown away up to this many times the limit; then the connection is cut. */
    private static final int DISCARDED_LIMITS = 16;

    private final HttpServerRequest request;
    private final Buffer body = Buffer.buffer();
    private long received;

    Reception(HttpServerRequest request) {
      this.request = request;
    }

    void begin() {
      Context context = vertx.getOrCreateContext();
      long timer =
          context
              .owner()
              .setTimer(config.readLimit().toMillis(), id -> request.connection().close());
      request.handler(this::take);
      request.exceptionHandler(e -> context.owner().cancelTimer(timer));
      request.endHandler(
          end -> {
            context.owner().cancelTimer(timer);
            hand(whole(), context);
          });
    }

    private void take(Buffer part) {
      received += part.length();
      if (received <= config.bodyLimitBytes()) {
        body.appendBuffer(part);
      } else if (received > (long) DISCARDED_LIMITS * config.bodyLimitBytes()) {
        request.connection().close();
      }
    }

    private HttpRequest whole() {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      request.headers().forEach((name, value) -> headers.put(name, value));
      String path = request.path() == null ? "/" : request.path();
      String query = request.query() == null ? "" : request.query();
      return new HttpRequest(request.method().name(), path, query, headers, body.getBytes());
    }

    private void hand(HttpRequest whole, Context context) {
      try {
        executor.execute(() -> answer(whole, context));
      } catch (RejectedExecutionException e) {
        send(HttpResponse.text(503, "The server is closing.\n"));
      }
    }

    private void answer(HttpRequest whole, Context context) {
      HttpResponse response = respond(whole);
      try {
        context.runOnContext(done -> send(response));
      } catch (RejectedExecutionException e) { // Vert.x is closed, and the connection with it
        log.debug("The answer to {} came after the end", whole.path());
      }
    }

    private HttpResponse respond(HttpRequest whole) {
      try {
        return received > config.bodyLimitBytes()
            ? handler.refuseBody(whole, config.bodyLimitBytes())
            : handler.handle(whole);
      } catch (RuntimeException | Error e) { // without an answer the caller would wait for ever
        log.error("{} {} failed", whole.method(), whole.path(), e);
        return INTERNAL_ERROR;
      }
    }

    private void send(HttpResponse response) {
      HttpServerResponse out = request.response();
      if (out.closed()) {
        return;
      }
      try {
        begin(out, response);
      } catch (IllegalArgumentException e) { // a line break in a header, which Vert.x refuses
        log.error("The answer to {} cannot be sent", request.path(), e);
        out.headers().clear();
        begin(out, INTERNAL_ERROR);
      }
    }

    private static void begin(HttpServerResponse out, HttpResponse response) {
      out.setStatusCode(response.status());
      response.headers().forEach(out::putHeader);
      out.end(Buffer.buffer(response.body()))
          .onFailure(e -> log.debug("The caller was gone before its answer: {}", e.toString()));
    }
  }
}
