package dev.spillway.setup.host;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Asks a question again and again until there is an answer or the time is over. */
public final class Poll {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final LongSupplier nanos;
  private final Pause pause;

  /** Waits a while. */
  @FunctionalInterface
  public interface Pause {
    /** Returns after the time is over. */
    void pause(Duration time);
  }

  /** Creates a poll of a clock that never goes back. */
  public Poll(LongSupplier nanos, Pause pause) {
    this.nanos = nanos;
    this.pause = pause;
  }

  /** Returns a poll in real time. */
  public static Poll realTime() {
    return new Poll(
        System::nanoTime,
        time ->
            CompletableFuture.runAsync(
                    () -> {},
                    CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS))
                .join());
  }

  /** Returns the first answer, or empty where there was none within the limit. */
  public <T> Optional<T> until(Duration limit, Supplier<Optional<T>> question) {
    long deadline = nanos.getAsLong() + limit.toNanos();
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent() || nanos.getAsLong() - deadline >= 0) {
        return answer;
      }
      pause.pause(INTERVAL);
    }
  }
}
