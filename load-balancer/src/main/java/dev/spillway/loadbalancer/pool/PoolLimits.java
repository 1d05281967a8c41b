package dev.spillway.loadbalancer.pool;

import java.time.Duration;

/**
 * How long things in the pool may take, and how many servers it keeps ahead.
 *
 * @param start until a new server answers
 * @param drain until a server that gets no more calls has ended those it has
 * @param firstPause before a failed launch is tried again; doubles with each failure
 * @param longestPause where the doubling ends
 * @param spares how many servers are kept paused beside those that serve
 * @param spareLook between two looks whether a paused server is still there
 */
public record PoolLimits(
    Duration start,
    Duration drain,
    Duration firstPause,
    Duration longestPause,
    int spares,
    Duration spareLook) {

  /** Returns limits with the usual pauses: 250 ms to 10 s after failures, 10 s between looks. */
  public static PoolLimits of(Duration start, Duration drain, int spares) {
    return new PoolLimits(
        start,
        drain,
        Duration.ofMillis(250),
        Duration.ofSeconds(10),
        spares,
        Duration.ofSeconds(10));
  }

  /**
   * Returns the pause after some failures in a row.
   *
   * @param failures at least 1
   */
  Duration pauseAfter(int failures) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
