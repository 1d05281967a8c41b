package dev.spillway.placement.policy;

import dev.spillway.placement.estimate.Estimate;
import dev.spillway.placement.estimate.Outlook;
import dev.spillway.placement.estimate.Words;
import java.time.Duration;
import java.util.Optional;

/**
 * Says why a call cannot go to the cloud, whatever a policy would like.
 *
 * @param gatewayLimit how long the gateway waits for an answer
 */
record CloudGate(Duration gatewayLimit) {

  /** Returns the reason; empty where the cloud can have the call. */
  Optional<String> closed(CloudState cloud, Outlook outlook) {
    if (!cloud.exists()) {
      return Optional.of("there is no cloud");
    }
    if (cloud.breakerOpen()) {
      return Optional.of("the cloud fails and is left alone for a while");
    }
    if (cloud.freeConcurrency() <= 0) {
      return Optional.of("the cloud has as many calls as it takes");
    }
    return overBudget(cloud, outlook).or(() -> tooLong(outlook));
  }

  private static Optional<String> overBudget(CloudState cloud, Outlook outlook) {
    return cloud
        .budgetLeft()
        .filter(left -> left.compareTo(outlook.cloudCost()) < 0)
        .map(
            left -> "the budget has " + left + " left of the " + outlook.cloudCost() + " it takes");
  }

  private Optional<String> tooLong(Outlook outlook) {
    return outlook
        .cloudTrip()
        .map(Estimate::medianMillis)
        .filter(millis -> millis >= gatewayLimit.toMillis())
        .map(
            millis ->
                "the cloud takes "
                    + Words.millis(millis)
                    + " and its gateway waits "
                    + Words.duration(gatewayLimit));
  }
}
