package dev.spillway.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What a load brought.
 *
 * @param latencies of the right answers, in nanoseconds
 * @param failures calls without a right answer
 * @param firstFailure what happened to the first of them; empty where there is none
 * @param elapsed the time that counts
 */
public record LoadResult(
    Histogram latencies, long failures, String firstFailure, Duration elapsed) {

  /** Returns the right answers for each second. */
  public double perSecond() {
    return latencies.getTotalCount() / (elapsed.toNanos() / 1e9);
  }

  /** Returns how long a call took that so many percent of the others did not exceed. */
  public double millisAt(double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1e6;
  }

  /**
   * Returns itself.
   *
   * @throws LoadFailedException if a call failed, or there was none
   */
  public LoadResult orThrow(String whom) {
    if (failures > 0) {
      throw new LoadFailedException(
          "%d of %d calls of %s failed; the first: %s"
              .formatted(failures, failures + latencies.getTotalCount(), whom, firstFailure));
    }
    if (latencies.getTotalCount() == 0) {
      throw new LoadFailedException("No call of " + whom + " was answered in time");
    }
    return this;
  }
}
