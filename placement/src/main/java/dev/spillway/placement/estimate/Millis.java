package dev.spillway.placement.estimate;

import java.time.Duration;

/** Times as milliseconds with a fraction, which is what estimates count in. */
public final class Millis {
  private static final double NANOS = 1e6;

  private Millis() {}

  /** Returns a duration of so many milliseconds. */
  public static Duration duration(double millis) {
    return Duration.ofNanos((long) (millis * NANOS));
  }

  /** Returns a duration in milliseconds. */
  public static double of(Duration duration) {
    return ofNanos(duration.toNanos());
  }

  /** Returns nanoseconds, e.g. those of a clock, in milliseconds. */
  public static double ofNanos(long nanos) {
    return nanos / NANOS;
  }
}
