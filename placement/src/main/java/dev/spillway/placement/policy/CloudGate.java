package dev.spillway.placement.policy;

import dev.spillway.placement.estimate.Estimate;
import dev.spillway.placement.estimate.Outlook;
import dev.spillway.placement.estimate.Words;
import dev.spillway.placement.policy.ClosedCloud.Cause;
import java.time.Duration;
import java.util.Optional;

/**
 * Says why a call cannot go to the cloud, whatever a policy would like.
 *
 * @param gatewayLimit how long the gateway waits for an answer
 */
record CloudGate(Duration gatewayLimit) {
  /**
   * How many times faster than a server the cloud is taken to be at most, where nothing is known of
   * it. One core of a machine that runs Docker is not slower than half of Lambda's.
   */
  private static final int FASTEST = 2;

  /** Returns the reason for a call that has arrived; empty where the cloud can have it. */
  Optional<ClosedCloud> closed(ArrivalFacts facts) {
    return shut(facts.cloud()).or(() -> tooLong(facts.outlook()));
  }

  /** Returns the reason for a call that runs; empty where the cloud can have it. */
  Optional<ClosedCloud> closed(RunFacts facts) {
    return shut(facts.cloud())
        .or(() -> tooLong(facts.outlook()))
        .or(() -> tooLongHere(facts.elapsed()));
  }

  private static Optional<ClosedCloud> shut(CloudState cloud) {
    if (!cloud.exists()) {
      return because(Cause.MISSING, "there is no cloud");
    }
    if (cloud.breakerOpen()) {
      return because(Cause.FAILING, "the cloud fails and is left alone for a while");
    }
    if (cloud.freeConcurrency() <= 0) {
      return because(Cause.FULL, "the cloud has as many calls as it takes");
    }
    return cloud.affordable()
        ? Optional.empty()
        : because(Cause.UNPAID, "the cloud's budget does not pay for it");
  }

  private Optional<ClosedCloud> tooLong(Outlook outlook) {
    return outlook
        .cloudTrip()
        .map(Estimate::medianMillis)
        .filter(millis -> millis >= gatewayLimit.toMillis())
        .flatMap(
            millis ->
                because(
                    Cause.TOO_SLOW,
                    "the cloud takes "
                        + Words.millis(millis)
                        + " and its gateway waits "
                        + Words.duration(gatewayLimit)));
  }

  private Optional<ClosedCloud> tooLongHere(Duration elapsed) {
    return elapsed.dividedBy(FASTEST).compareTo(gatewayLimit) <= 0
        ? Optional.empty()
        : because(
            Cause.TOO_SLOW,
            "it ran "
                + Words.duration(elapsed)
                + " here and the cloud's gateway waits "
                + Words.duration(gatewayLimit));
  }

  private static Optional<ClosedCloud> because(Cause cause, String reason) {
    return Optional.of(new ClosedCloud(cause, reason));
  }
}
