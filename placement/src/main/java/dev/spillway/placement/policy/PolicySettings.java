package dev.spillway.placement.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * What a user may set about policies.
 *
 * @param localTimeout after which a run is killed by the policy that kills
 * @param runLimit after which every run is killed
 * @param gatewayLimit how long the cloud's gateway waits for an answer
 * @param hedgeDelay after which a second call is started; empty: what nearly all runs take
 * @param exploration the share of calls that may be sent elsewhere than seems best, to learn
 * @param margin how much faster the cloud must be, as a share, to be worth its money
 */
public record PolicySettings(
    Duration localTimeout,
    Duration runLimit,
    Duration gatewayLimit,
    Optional<Duration> hedgeDelay,
    double exploration,
    double margin) {
  /** API Gateway's integration timeout for REST APIs, unless it was raised. */
  public static final Duration GATEWAY_LIMIT = Duration.ofSeconds(29);

  private static final Duration LOCAL_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration RUN_LIMIT = Duration.ofMinutes(15);
  private static final double EXPLORATION = 0.02;
  private static final double MARGIN = 0.1;

  /** Checks the values. */
  public PolicySettings {
    if (runLimit.compareTo(localTimeout) < 0) {
      throw new IllegalArgumentException(
          "runLimit: " + runLimit + " (expected: >= " + localTimeout + ")");
    }
    if (!(exploration >= 0 && exploration <= 1)) {
      throw new IllegalArgumentException("exploration: " + exploration + " (expected: 0 to 1)");
    }
  }

  /** Returns the defaults. */
  public static PolicySettings defaults() {
    return new PolicySettings(
        LOCAL_TIMEOUT, RUN_LIMIT, GATEWAY_LIMIT, Optional.empty(), EXPLORATION, MARGIN);
  }

  /** Returns these with another time after which a run is killed by the policy that kills. */
  public PolicySettings withLocalTimeout(Duration timeout) {
    return new PolicySettings(timeout, runLimit, gatewayLimit, hedgeDelay, exploration, margin);
  }

  /** Returns these with another limit of all runs. */
  public PolicySettings withRunLimit(Duration limit) {
    return new PolicySettings(localTimeout, limit, gatewayLimit, hedgeDelay, exploration, margin);
  }

  /** Returns these with another share of calls from which to learn. */
  public PolicySettings withExploration(double share) {
    return new PolicySettings(localTimeout, runLimit, gatewayLimit, hedgeDelay, share, margin);
  }

  /** Returns these with a fixed delay of the second call. */
  public PolicySettings withHedgeDelay(Duration delay) {
    return new PolicySettings(
        localTimeout, runLimit, gatewayLimit, Optional.of(delay), exploration, margin);
  }
}
