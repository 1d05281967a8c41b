package dev.spillway.loadbalancer.deploy;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Repeats what may succeed a little later, after growing random pauses that are never shorter than
 * the answer's {@code Retry-After}; the SDK's own retries, which end after seconds, are off.
 * Thread-safe.
 */
final class CloudRetry {
  private static final Logger log = LoggerFactory.getLogger(CloudRetry.class);

  private final Pace pace;
  private final IntervalFunction pauses;

  CloudRetry(Pace pace) {
    this.pace = pace;
    this.pauses =
        IntervalFunction.ofExponentialRandomBackoff(
            pace.firstPause(), 2.0, 0.5, pace.longestPause());
  }

  /**
   * Makes one step in the cloud. A step may run more than once: one that creates something looks
   * first whether it is there, since an answer can be lost on its way.
   *
   * @param what completes the sentence "Tried to …"
   * @throws CloudException if it is refused for good, or for too long
   */
  <T> T call(String what, Supplier<T> step) {
    long start = System.nanoTime();
    RetryConfig config =
        RetryConfig.<T>custom()
            .maxAttempts(Integer.MAX_VALUE)
            .retryOnException(e -> elapsed(start).compareTo(Failure.patience(e, pace)) < 0)
            .intervalBiFunction((tries, result) -> pauseMillis(what, tries, result.getLeft()))
            .build();
    try {
      return Retry.of(what, config).executeSupplier(step);
    } catch (SdkException e) {
      throw new CloudException(
          "Tried to " + what + " but failed because: " + Failure.explain(e), e);
    }
  }

  /** Makes one step that returns nothing. */
  void run(String what, Runnable step) {
    call(
        what,
        () -> {
          step.run();
          return true;
        });
  }

  /** Makes one step that takes something away; that it is not there is as good. */
  void remove(String what, Runnable step) {
    run(
        what,
        () -> {
          try {
            step.run();
          } catch (SdkException e) {
            if (!Failure.isAbsent(e)) {
              throw e;
            }
          }
        });
  }

  /** Makes one step that adds something; that it is there already is as good. */
  void add(String what, Runnable step) {
    run(
        what,
        () -> {
          try {
            step.run();
          } catch (SdkException e) {
            if (!Failure.isPresentAlready(e)) {
              throw e;
            }
          }
        });
  }

  /** Repeats a question until its answer is good or the limit is over; returns the last answer. */
  <T> T ask(Duration limit, Predicate<T> isGood, Supplier<T> question) {
    long start = System.nanoTime();
    RetryConfig config =
        RetryConfig.<T>custom()
            .maxAttempts(Integer.MAX_VALUE)
            .retryOnException(e -> false)
            .retryOnResult(answer -> !isGood.test(answer) && elapsed(start).compareTo(limit) < 0)
            .intervalFunction(pauses)
            .build();
    return Retry.of("ask", config).executeSupplier(question);
  }

  private long pauseMillis(String what, int tries, Throwable failure) {
    // The intervals are computed step by step, so a large count costs time and changes nothing.
    long usual = pauses.apply(Math.min(tries, 20));
    Optional<Duration> asked = Failure.retryAfter(failure);
    long millis = Math.max(usual, asked.map(Duration::toMillis).orElse(0L));
    log.info("Could not {} yet, next try in {} ms: {}", what, millis, Failure.reason(failure));
    return millis;
  }

  private static Duration elapsed(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
