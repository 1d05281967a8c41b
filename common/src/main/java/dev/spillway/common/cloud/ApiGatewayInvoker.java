package dev.spillway.common.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Calls the function through API Gateway. A call that cannot have run (no connection, or status
 * 429) is tried again, three times, with growing random pauses. Thread-safe.
 */
public final class ApiGatewayInvoker implements CloudInvoker {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  /** API Gateway itself gives up after 29 s. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(35);

  private static final int TRIES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private final CloudEndpoint endpoint;
  private final Duration answerLimit;
  private final HttpClient http;
  private final RetryConfig retries;

  /** Creates an invoker of an endpoint. */
  public ApiGatewayInvoker(CloudEndpoint endpoint) {
    this(endpoint, FIRST_PAUSE, ANSWER_LIMIT);
  }

  ApiGatewayInvoker(CloudEndpoint endpoint, Duration firstPause, Duration answerLimit) {
    this.endpoint = endpoint;
    this.answerLimit = answerLimit;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    this.retries =
        RetryConfig.<Attempt>custom()
            .maxAttempts(TRIES)
            .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(firstPause, 2.0, 0.5))
            .retryOnResult(Attempt::isWorthAnother)
            .build();
  }

  @Override
  public InvocationOutcome invoke(Invocation invocation) {
    HttpRequest request;
    try {
      request = request(invocation);
    } catch (IllegalArgumentException e) { // its message would show the key
      return new Rejected(
          FaultCode.CLOUD_REFUSED, "HTTP cannot carry the cloud's address or API key.");
    }
    AtomicReference<@Nullable InvocationOutcome> last = new AtomicReference<>();
    try {
      return Retry.of("cloud", retries).executeSupplier(() -> attempt(request, last)).outcome();
    } catch (RuntimeException e) { // interrupted in a pause
      Thread.currentThread().interrupt();
      return Objects.requireNonNullElseGet(last.get(), () -> broken(e));
    }
  }

  private record Attempt(InvocationOutcome outcome, boolean isWorthAnother) {}

  private Attempt attempt(HttpRequest request, AtomicReference<@Nullable InvocationOutcome> last) {
    Attempt attempt = attempt(request);
    last.set(attempt.outcome());
    return attempt;
  }

  private Attempt attempt(HttpRequest request) {
    // The limit that a request can be given ends with the answer's headers: a body may stall.
    CompletableFuture<HttpResponse<String>> reply =
        http.sendAsync(request, BodyHandlers.ofString());
    try {
      return attempt(reply.get(answerLimit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      reply.cancel(true);
      return new Attempt(
          new Rejected(
              FaultCode.CLOUD_TIMED_OUT,
              "The cloud gave no answer within " + answerLimit.toSeconds() + " s."),
          false);
    } catch (ExecutionException e) {
      return attempt(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      return new Attempt(
          new Rejected(FaultCode.CLOUD_FAILED, "The call was given up while the cloud had it."),
          false);
    }
  }

  private Attempt attempt(HttpResponse<String> reply) {
    InvocationOutcome outcome =
        CloudReply.read(reply.statusCode(), reply.body(), endpoint.integration());
    return new Attempt(outcome, reply.statusCode() == 429);
  }

  private Attempt attempt(Throwable failure) {
    boolean isUnsent =
        failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
    return new Attempt(isUnsent ? unreachable(failure) : broken(failure), isUnsent);
  }

  private HttpRequest request(Invocation invocation) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.url())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body(invocation)));
    endpoint.apiKey().ifPresent(key -> request.header("x-api-key", key));
    return request.build();
  }

  private static String body(Invocation invocation) {
    try {
      return JSON.writeValueAsString(Map.of("parameter", invocation.parameter()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Rejected unreachable(Throwable e) {
    return new Rejected(
        FaultCode.CLOUD_FAILED,
        "The cloud at " + endpoint.url().getHost() + " could not be reached: " + e + ".");
  }

  private Rejected broken(Throwable e) {
    return new Rejected(
        FaultCode.CLOUD_FAILED,
        "The connection to the cloud at "
            + endpoint.url().getHost()
            + " broke ("
            + e
            + "): the function may have run.");
  }
}
