package dev.spillway.loadbalancer.calibrate;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How long some calls took.
 *
 * @param sorted the shortest first; at least one
 */
public record Times(List<Duration> sorted) {
  /** With fewer, the 95th of 100 is the longest, which is told anyway. */
  private static final int ENOUGH_FOR_P95 = 20;

  private static final double P95 = 0.95;

  /** Sorts the times. */
  public Times {
    sorted = sorted.stream().sorted().toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("no times (expected: 1 or more)");
    }
  }

  /** Returns how long calls took, or empty where there was none. */
  public static Optional<Times> of(Collection<Sample> samples) {
    return samples.isEmpty()
        ? Optional.empty()
        : Optional.of(new Times(samples.stream().map(Sample::time).toList()));
  }

  /** Returns the time in the middle; of two, the mean. */
  public Duration median() {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
  }

  /** Returns the time that 95 in 100 calls did not exceed; empty where there were too few. */
  public Optional<Duration> p95() {
    return sorted.size() < ENOUGH_FOR_P95
        ? Optional.empty()
        : Optional.of(sorted.get((int) Math.ceil(P95 * sorted.size()) - 1));
  }

  /** Returns the longest time. */
  public Duration longest() {
    return sorted.getLast();
  }
}
