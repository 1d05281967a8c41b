package dev.spillway.common.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.placement.money.Bill;
import dev.spillway.placement.policy.CloudState;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Calls the function through API Gateway. A call that cannot have run (no connection, or status
 * 429) is tried again, three times, with growing random pauses. A cloud that fails is left alone
 * for some time, and gets no more calls at a time than it takes. Thread-safe.
 */
public final class ApiGatewayInvoker implements CloudInvoker {
  /** The longest that a call takes: four requests, and pauses under 3 s in all. */
  public static final Duration LONGEST_CALL = CloudPace.USUAL.longestCall();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final CloudEndpoint endpoint;
  private final Meter meter;
  private final GatewayClient client;
  private final Circuit circuit;
  private final InFlightLimit inFlight = new InFlightLimit();
  private final RetryConfig retries;

  /** Creates an invoker of an endpoint, which bills by the terms and keeps no budget. */
  public ApiGatewayInvoker(CloudEndpoint endpoint, CloudTerms terms) {
    this(endpoint, terms, CloudPace.USUAL);
  }

  ApiGatewayInvoker(CloudEndpoint endpoint, CloudTerms terms, CloudPace pace) {
    this.endpoint = endpoint;
    this.meter = new Meter(terms.tariff(), terms.size());
    this.client = new GatewayClient(endpoint.integration(), meter, pace.answerLimit());
    this.circuit = new Circuit(pace.circuitPause());
    this.retries =
        RetryConfig.<Attempt>custom()
            .maxAttempts(CloudPace.TRIES)
            .intervalFunction(
                IntervalFunction.ofExponentialRandomBackoff(pace.firstPause(), 2.0, 0.5))
            .retryOnResult(attempt -> attempt.fate().isWorthAnother())
            .build();
  }

  @Override
  public CloudOutcome invoke(Invocation invocation) {
    HttpRequest request;
    try {
      request = request(invocation);
    } catch (IllegalArgumentException e) { // its message would show the key
      return CloudOutcome.unsent(
          FaultCode.CLOUD_REFUSED, "HTTP cannot carry the cloud's address or API key.");
    }
    Optional<InFlightLimit.Place> place = inFlight.tryEnter();
    if (place.isEmpty()) {
      return CloudOutcome.unsent(
          FaultCode.CLOUD_CLOSED,
          "The cloud has refused calls beyond "
              + inFlight.calls()
              + " at a time, and has as many: try again later, or raise its concurrency limit.");
    }
    try (InFlightLimit.Place own = place.get()) {
      return send(request, own);
    }
  }

  @Override
  public CloudState state() {
    return new CloudState(true, circuit.isOpen(), inFlight.free(), true);
  }

  private CloudOutcome send(HttpRequest request, InFlightLimit.Place place) {
    AtomicReference<@Nullable Attempt> last = new AtomicReference<>();
    try {
      return Retry.of("cloud", retries).executeSupplier(() -> attempt(request, place, last)).end();
    } catch (RuntimeException e) { // interrupted in a pause
      Thread.currentThread().interrupt();
      Attempt before = last.get();
      return before != null ? before.end() : new CloudOutcome(failed(e), true, meter.unended());
    }
  }

  private Attempt attempt(
      HttpRequest request, InFlightLimit.Place place, AtomicReference<@Nullable Attempt> last) {
    Attempt now = circuit.call(() -> client.send(request), ApiGatewayInvoker::leftAlone);
    if (now.fate() == Fate.THROTTLED) {
      place.onThrottled();
    } else if (now.fate() == Fate.ANSWERED) {
      place.onAnswered();
    }
    Attempt before = last.get();
    Attempt whole = before == null ? now : now.after(before);
    last.set(whole);
    return whole;
  }

  private static Attempt leftAlone() {
    return new Attempt(
        new Rejected(
            FaultCode.CLOUD_CLOSED,
            "The cloud failed again and again and is left alone for some seconds: try again later;"
                + " ./spillway cloud-logs shows the function's side."),
        Fate.LEFT_ALONE,
        Bill.NONE);
  }

  private static Rejected failed(RuntimeException e) {
    return new Rejected(FaultCode.CLOUD_FAILED, "The call to the cloud broke: " + e + ".");
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
}
