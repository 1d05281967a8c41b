package dev.spillway.localcloud.gateway;

import java.time.Duration;
import java.time.Instant;

/** Lets a burst pass, and then a steady rate. Takes the time as an argument. Not thread-safe. */
final class TokenBucket {
  private final double ratePerSecond;
  private final double burst;
  private double tokens;
  private Instant filledAt;

  TokenBucket(double ratePerSecond, double burst, Instant now) {
    this.ratePerSecond = ratePerSecond;
    this.burst = burst;
    this.tokens = burst;
    this.filledAt = now;
  }

  /** Takes a token, if there is one. */
  boolean tryTake(Instant now) {
    double seconds = Math.max(0, Duration.between(filledAt, now).toNanos() / 1e9);
    tokens = Math.min(burst, tokens + seconds * ratePerSecond);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }

  /** Returns after how long there will be a token. */
  Duration untilNext() {
    return Duration.ofNanos((long) (Math.max(0, 1 - tokens) / ratePerSecond * 1e9));
  }
}
