package dev.spillway.common.xmlrpc;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.xmlrpc.XmlRpcCallException.Progress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls the function through an XML-RPC server, over pooled connections that are kept alive. One
 * that the server has closed while it was idle is not used again; but where it closes in the very
 * moment of a call, nobody can tell whether it read the call, which is then {@link Progress#SENT}.
 * Thread-safe.
 */
public final class XmlRpcClient implements AutoCloseable {
  /** Shorter than servers keep a connection that is idle, so that we close it and not they. */
  private static final int KEEP_ALIVE_SECONDS = 30;

  private static final int CONNECTIONS_PER_HOST = 10_000;

  private final HttpClientAgent http;
  private final String method;
  private final String path;
  private final Duration connectLimit;

  /**
   * Creates a client of a method at {@code /RPC2}.
   *
   * @param connectLimit how long a connection may take
   */
  public XmlRpcClient(Vertx vertx, String method, Duration connectLimit) {
    this(vertx, method, "/RPC2", connectLimit);
  }

  /**
   * Creates a client of a method.
   *
   * @param path where calls are posted, e.g. that of a proxy in front
   * @param connectLimit how long a connection may take
   */
  public XmlRpcClient(Vertx vertx, String method, String path, Duration connectLimit) {
    this.method = method;
    this.path = path;
    this.connectLimit = connectLimit;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setTcpNoDelay(true)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setConnectTimeout((int) connectLimit.toMillis()),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_HOST));
  }

  /**
   * Calls the function and waits for the answer.
   *
   * @param limit how long the answer may take
   * @throws XmlRpcCallException if there was none, or none that is XML-RPC; says how far the call
   *     came
   */
  public InvocationReply call(HostPort target, Invocation invocation, Duration limit)
      throws XmlRpcCallException {
    HttpClientRequest request = connect(target);
    Future<Reply> reply = send(request, invocation);
    try {
      return read(target, await(reply, limit));
    } catch (TimeoutException e) {
      request.reset();
      throw new XmlRpcCallException(
          Progress.SENT_AND_TIMED_OUT,
          target + " gave no answer within " + limit.toMillis() + " ms",
          e);
    } catch (ExecutionException e) {
      throw new XmlRpcCallException(
          Progress.SENT, "The connection to " + target + " broke: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      request.reset();
      throw new XmlRpcCallException(Progress.SENT, "The call to " + target + " was given up", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpClientRequest connect(HostPort target) throws XmlRpcCallException {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(target.host())
            .setPort(target.port())
            .setURI(path);
    Future<HttpClientRequest> connection = http.request(options);
    try {
      // Twice the limit: Vert.x keeps it; ours only guards against waiting for ever.
      return await(connection, connectLimit.multipliedBy(2));
    } catch (ExecutionException e) {
      throw new XmlRpcCallException(
          Progress.NOT_SENT, target + " cannot be reached: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      connection.onSuccess(XmlRpcClient::drop); // nobody would give it back to the pool
      throw new XmlRpcCallException(
          Progress.NOT_SENT,
          target + " cannot be reached within " + connectLimit.toMillis() + " ms",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      connection.onSuccess(XmlRpcClient::drop);
      throw new XmlRpcCallException(
          Progress.NOT_SENT, "The call to " + target + " was given up", e);
    }
  }

  private record Reply(int status, Optional<ExecutionSite> site, byte[] body) {}

  private static void drop(HttpClientRequest request) {
    request.connection().close();
  }

  private Future<Reply> send(HttpClientRequest request, Invocation invocation) {
    // Asked for before it can come: an answer that is there already has lost its body.
    Future<Reply> reply =
        request.response().compose(response -> response.body().map(body -> reply(response, body)));
    XmlRpcCall call = new XmlRpcCall(method, List.of(invocation.parameter()));
    request
        .putHeader("Content-Type", "text/xml")
        .putHeader(XmlRpcHeaders.INVOCATION_ID, invocation.id().value())
        .end(Buffer.buffer(XmlRpcCodec.writeCall(call)))
        .onFailure(e -> request.reset(0, e));
    return reply;
  }

  private static Reply reply(HttpClientResponse response, Buffer body) {
    Optional<ExecutionSite> site =
        Optional.ofNullable(response.getHeader(XmlRpcHeaders.SITE))
            .flatMap(ExecutionSite::fromHeader);
    return new Reply(response.statusCode(), site, body.getBytes());
  }

  private static InvocationReply read(HostPort target, Reply reply) throws XmlRpcCallException {
    if (reply.status() != 200) {
      throw new XmlRpcCallException(
          Progress.SENT, target + " answered with HTTP status " + reply.status(), null);
    }
    try {
      return new InvocationReply(XmlRpcCodec.readAnswer(reply.body()), reply.site());
    } catch (XmlRpcFormatException e) {
      throw new XmlRpcCallException(
          Progress.SENT, target + " gave no XML-RPC answer: " + e.getMessage(), e);
    }
  }

  private static <T> T await(Future<T> future, Duration limit)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }
}
