package dev.spillway.common.cloud;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.placement.money.Bill;
import dev.spillway.placement.money.Usage;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a request to the gateway, once, and tells what became of it. Thread-safe. */
final class GatewayClient {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private final CloudIntegration integration;
  private final Meter meter;
  private final Duration answerLimit;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  GatewayClient(CloudIntegration integration, Meter meter, Duration answerLimit) {
    this.integration = integration;
    this.meter = meter;
    this.answerLimit = answerLimit;
  }

  Attempt send(HttpRequest request) {
    long start = System.nanoTime();
    // The limit that a request can be given ends with the answer's headers: a body may stall.
    CompletableFuture<HttpResponse<String>> reply =
        http.sendAsync(request, BodyHandlers.ofString());
    try {
      HttpResponse<String> answer = reply.get(answerLimit.toMillis(), TimeUnit.MILLISECONDS);
      return answered(answer, Duration.ofNanos(System.nanoTime() - start));
    } catch (TimeoutException e) {
      reply.cancel(true);
      return uncertain(
          FaultCode.CLOUD_TIMED_OUT,
          "The cloud gave no answer within " + answerLimit.toSeconds() + " s.");
    } catch (ExecutionException e) {
      return failed(request.uri().getHost(), Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      return uncertain(FaultCode.CLOUD_FAILED, "The call was given up while the cloud had it.");
    }
  }

  private Attempt answered(HttpResponse<String> reply, Duration elapsed) {
    Optional<Usage> usage = UsageHeader.of(reply, integration);
    Fate fate = Fate.of(reply.statusCode(), usage.isPresent());
    InvocationOutcome outcome = CloudReply.read(reply.statusCode(), reply.body(), integration);
    return new Attempt(
        outcome,
        fate,
        usage.map(meter::measured).orElseGet(() -> bill(fate, reply.statusCode(), elapsed)));
  }

  private Bill bill(Fate fate, int status, Duration elapsed) {
    return switch (fate) {
      case THROTTLED, REFUSED -> meter.turnedAway();
      case UNREACHED, LEFT_ALONE -> Bill.NONE;
      // After these two the gateway no longer waits for a function that runs on.
      case ANSWERED, UNCERTAIN ->
          status == 503 || status == 504 ? meter.unended() : meter.endedAfter(elapsed);
    };
  }

  private Attempt failed(String host, Throwable failure) {
    if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
      return new Attempt(
          new Rejected(
              FaultCode.CLOUD_FAILED,
              "The cloud at " + host + " could not be reached: " + failure + "."),
          Fate.UNREACHED,
          Bill.NONE);
    }
    return uncertain(
        FaultCode.CLOUD_FAILED,
        "The connection to the cloud at "
            + host
            + " broke ("
            + failure
            + "): the function may have run.");
  }

  private Attempt uncertain(FaultCode code, String reason) {
    return new Attempt(new Rejected(code, reason), Fate.UNCERTAIN, meter.unended());
  }
}
