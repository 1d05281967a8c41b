package dev.spillway.client.call;

import dev.spillway.client.call.CallResult.Answered;
import dev.spillway.client.call.CallResult.Failed;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.common.xmlrpc.XmlRpcCall;
import dev.spillway.common.xmlrpc.XmlRpcCallException;
import dev.spillway.common.xmlrpc.XmlRpcClient;
import dev.spillway.common.xmlrpc.XmlRpcCodec;
import dev.spillway.common.xmlrpc.XmlRpcFormatException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls the function through a load balancer. Thread-safe. */
public final class XmlRpcFunctionCaller implements FunctionCaller, AutoCloseable {
  private static final String METHOD = "call_faas";
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final long CLOSE_LIMIT_SECONDS = 5;
  private static final long WARM_UP_LIMIT_SECONDS = 2;

  private final Vertx vertx;
  private final BalancerAddress address;
  private final Duration limit;
  private final XmlRpcClient client;

  /**
   * Creates a caller, which connects when it is first used.
   *
   * @param vertx closed together with the caller
   * @param limit how long an answer may take
   */
  public XmlRpcFunctionCaller(Vertx vertx, BalancerAddress address, Duration limit) {
    this.vertx = vertx;
    this.address = address;
    this.limit = limit;
    this.client = new XmlRpcClient(vertx, METHOD, address.path(), CONNECT_LIMIT);
  }

  /**
   * Loads what a first call would load, which takes longer than many a call, so that a statistic is
   * one of the load balancer. Calls nothing.
   */
  public void warmUp() {
    XmlRpcCodec.writeCall(new XmlRpcCall(METHOD, List.of("")));
    try {
      XmlRpcCodec.readAnswer(XmlRpcCodec.writeAnswer(new Value("")));
      get("/healthz").get(WARM_UP_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (XmlRpcFormatException | ExecutionException | TimeoutException e) {
      return; // the calls will tell
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public CallResult call(String parameter) {
    long start = System.nanoTime();
    try {
      InvocationReply reply = client.call(address.target(), Invocation.of(parameter), limit);
      return result(reply, since(start));
    } catch (XmlRpcCallException e) {
      return new Failed(failure(e), since(start));
    }
  }

  @Override
  public void close() {
    client.close();
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS)
        .exceptionally(late -> null) // the process ends anyway
        .join();
  }

  private CompletableFuture<Buffer> get(String path) {
    HttpClient http = vertx.createHttpClient();
    return http.request(HttpMethod.GET, address.target().port(), address.target().host(), path)
        .compose(HttpClientRequest::send)
        .compose(HttpClientResponse::body)
        .toCompletionStage()
        .toCompletableFuture();
  }

  private static CallResult result(InvocationReply reply, Duration latency) {
    if (reply.answer() instanceof Fault fault) {
      return new Failed(CallFailure.of(fault), latency);
    }
    return new Answered(((Value) reply.answer()).text(), reply.site(), latency);
  }

  private CallFailure failure(XmlRpcCallException e) {
    return switch (e.progress()) {
      case NOT_SENT -> CallFailure.unreachable(address, reason(e));
      case SENT -> CallFailure.unanswered(String.valueOf(e.getMessage()));
      case SENT_AND_TIMED_OUT -> CallFailure.late(address, limit.toSeconds());
    };
  }

  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
