package dev.spillway.common.cloud;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a cloud alone that fails: opens where half of the last requests failed, and lets two of
 * them try after a pause. Thread-safe.
 */
final class Circuit {
  private static final Logger log = LoggerFactory.getLogger(Circuit.class);
  private static final int OBSERVED = 20;
  private static final int FEWEST = 5;
  private static final int TRIALS = 2;
  private static final float FAILED_PERCENT = 50;

  /** A trial is over long before; this is for one whose end is never told. */
  private static final Duration LONGEST_TRIAL = Duration.ofMinutes(5);

  private final CircuitBreaker breaker;

  Circuit(Duration pause) {
    this.breaker =
        CircuitBreaker.of(
            "cloud",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(OBSERVED)
                .minimumNumberOfCalls(FEWEST)
                .failureRateThreshold(FAILED_PERCENT)
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .waitDurationInOpenState(pause)
                // By itself: while it is open, nobody asks to be let through.
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .maxWaitDurationInHalfOpenState(LONGEST_TRIAL)
                .writableStackTraceEnabled(false)
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> log.warn("The way to the cloud is {}", event.getStateTransition()));
  }

  /** Returns whether no request is let through. */
  boolean isOpen() {
    return breaker.getState() == CircuitBreaker.State.OPEN;
  }

  /** Makes a request if one is let through, else returns what {@code closed} does. */
  Attempt call(Supplier<Attempt> request, Supplier<Attempt> closed) {
    if (!breaker.tryAcquirePermission()) {
      return closed.get();
    }
    long start = System.nanoTime();
    Attempt attempt = request.get();
    long nanos = System.nanoTime() - start;
    if (attempt.fate() == Fate.THROTTLED) {
      breaker.releasePermission(); // neither well nor ill: there are too many calls
    } else if (attempt.fate().isFailure()) {
      breaker.onError(nanos, TimeUnit.NANOSECONDS, new CloudFailure());
    } else {
      breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }
    return attempt;
  }

  /** What the breaker counts: it wants an exception. */
  private static final class CloudFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CloudFailure() {
      super("the cloud failed", null, false, false);
    }
  }
}
