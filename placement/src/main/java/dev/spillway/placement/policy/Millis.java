package dev.spillway.placement.policy;

import java.time.Duration;

/** Durations as milliseconds with a fraction, and back. */
final class Millis {
  private static final double NANOS = 1e6;

  private Millis() {}

  static Duration duration(double millis) {
    return Duration.ofNanos((long) (millis * NANOS));
  }

  static double of(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
