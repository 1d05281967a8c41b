package dev.spillway.placement.money;

import java.time.Duration;

/**
 * What limits a call in Lambda.
 *
 * @param memoryMb its memory
 * @param timeout how long it may run
 */
public record LambdaSize(int memoryMb, Duration timeout) {
  /** Lambda ends an initialization after that, and has billed it since August 2025. */
  private static final Duration INITIALIZATION = Duration.ofSeconds(10);

  /** Returns how long a call can be billed at most: its initialization and its run. */
  public Duration longest() {
    return timeout.plus(INITIALIZATION);
  }

  /** Returns the most that a call can use. */
  public Usage most() {
    return new Usage(longest().toMillis(), memoryMb, INITIALIZATION.toMillis());
  }
}
