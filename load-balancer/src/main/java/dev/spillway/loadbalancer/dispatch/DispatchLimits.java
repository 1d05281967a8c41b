package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.cloud.ApiGatewayInvoker;
import java.time.Duration;

/**
 * How long a server may keep a call.
 *
 * @param callLimit how long one call may run on a server (RUN_LIMIT)
 */
public record DispatchLimits(Duration callLimit) {
  /** How long a connection to a server may take: it is near, so a longer wait means it is gone. */
  public static final Duration CONNECT = Duration.ofMillis(250);

  /** For starting and killing the function, for the way there and back, and for the budget. */
  private static final Duration SLACK = Duration.ofSeconds(15);

  /**
   * Returns how long an answer may take: {@code (callsAhead + 1) x callLimit}, as if the server ran
   * one call at a time and each to its limit, then once the cloud, for a call that goes on there. A
   * server that takes longer breaks its own limits and is replaced.
   *
   * @param callsAhead the calls that the server has before this one
   */
  public Duration answerLimit(int callsAhead) {
    return callLimit.multipliedBy(callsAhead + 1L).plus(ApiGatewayInvoker.LONGEST_CALL).plus(SLACK);
  }
}
