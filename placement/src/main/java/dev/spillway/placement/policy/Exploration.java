package dev.spillway.placement.policy;

import dev.spillway.placement.estimate.Outlook;
import dev.spillway.placement.estimate.Outlook.Experience;

/**
 * Chooses the few calls that go where little is known.
 *
 * @param share of calls at most
 */
record Exploration(double share) {
  private static final long ENOUGH_LOCAL = 10;
  private static final long ENOUGH_CLOUD = 5;

  /** After so many calls elsewhere, what is known of a place may have become wrong. */
  private static final long STALE = 100;

  /** Nothing is to be learned from a call that takes so many times as long there, for sure. */
  private static final double HOPELESS = 3;

  /** Returns whether enough was seen at both places to compare them. */
  static boolean knowsBoth(Outlook outlook) {
    return outlook.localRun().isPresent()
        && outlook.cloudTrip().isPresent()
        && outlook.experience().localCalls() >= ENOUGH_LOCAL
        && outlook.experience().cloudCalls() >= ENOUGH_CLOUD;
  }

  /** Returns whether a call is to be sent to the cloud to learn. */
  boolean ofCloud(ArrivalFacts facts) {
    Experience seen = facts.outlook().experience();
    return facts.call().draw() < share
        && (seen.cloudCalls() < ENOUGH_CLOUD
            || (seen.sinceCloud() >= STALE && !isHopeless(facts.outlook())));
  }

  /** Returns whether a call is to be kept to learn. */
  boolean ofServers(ArrivalFacts facts) {
    return facts.call().draw() < share
        && facts.servers().hasFreeSlot()
        && facts.outlook().experience().sinceLocal() >= STALE;
  }

  private static boolean isHopeless(Outlook outlook) {
    return outlook
        .cloudTrip()
        .flatMap(
            cloud ->
                outlook
                    .localCompletion()
                    .map(local -> cloud.meanMillis() > HOPELESS * local.meanMillis()))
        .orElse(false);
  }
}
