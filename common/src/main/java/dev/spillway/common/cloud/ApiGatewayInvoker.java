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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;

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
  private final HttpClient http;
  private final RetryConfig retries;

  /** Creates an invoker of an endpoint. */
  public ApiGatewayInvoker(CloudEndpoint endpoint) {
    this.endpoint = endpoint;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    this.retries =
        RetryConfig.<Attempt>custom()
            .maxAttempts(TRIES)
            .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE, 2.0, 0.5))
            .retryOnResult(Attempt::isWorthAnother)
            .build();
  }

  @Override
  public InvocationOutcome invoke(Invocation invocation) {
    HttpRequest request = request(invocation);
    return Retry.of("cloud", retries).executeSupplier(() -> attempt(request)).outcome();
  }

  private record Attempt(InvocationOutcome outcome, boolean isWorthAnother) {}

  private Attempt attempt(HttpRequest request) {
    try {
      HttpResponse<String> reply = http.send(request, BodyHandlers.ofString());
      boolean throttled = reply.statusCode() == 429;
      return new Attempt(
          CloudReply.read(reply.statusCode(), reply.body(), endpoint.integration()), throttled);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return new Attempt(unreachable(e), true);
    } catch (HttpTimeoutException e) {
      return new Attempt(
          new Rejected(
              FaultCode.CLOUD_TIMED_OUT,
              "The cloud gave no answer within " + ANSWER_LIMIT.toSeconds() + " s."),
          false);
    } catch (IOException e) {
      return new Attempt(unreachable(e), false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Attempt(
          new Rejected(FaultCode.CLOUD_FAILED, "The call was given up while the cloud had it."),
          false);
    }
  }

  private HttpRequest request(Invocation invocation) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.url())
            .timeout(ANSWER_LIMIT)
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

  private Rejected unreachable(IOException e) {
    return new Rejected(
        FaultCode.CLOUD_FAILED,
        "The cloud at " + endpoint.url().getHost() + " could not be reached: " + e + ".");
  }
}
