package dev.spillway.common.cloud;

import java.time.Duration;

/**
 * Knows before a call that it cannot end in the cloud: the gateway gives up after 29 s, and Lambda
 * after LAMBDA_TIMEOUT. Pure.
 *
 * @param limit how long a call may take there
 */
public record IntegrationLimit(Duration limit) {
  /**
   * How many times faster than a server the cloud is taken to be at most. One core of a machine
   * that runs Docker is not slower than half of Lambda's.
   */
  private static final int FASTEST = 2;

  /**
   * Returns whether a call surely takes too long.
   *
   * @param leastInCloud the least that it is expected to take there
   */
  public boolean isTooShortFor(Duration leastInCloud) {
    return leastInCloud.compareTo(limit) > 0;
  }

  /**
   * Returns whether a call surely takes too long of which only its time on a server is known.
   *
   * @param ranLocally how long it ran there, be it to its end or not
   */
  public boolean isTooShortAfter(Duration ranLocally) {
    return isTooShortFor(ranLocally.dividedBy(FASTEST));
  }
}
