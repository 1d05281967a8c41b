package dev.spillway.placement.policy;

import dev.spillway.placement.policy.EndDecision.Keep;
import dev.spillway.placement.policy.Placement.Refuse;
import dev.spillway.placement.policy.Placement.RunLocally;
import dev.spillway.placement.policy.Placement.Wait;
import dev.spillway.placement.policy.RunDecision.KeepRunning;
import dev.spillway.placement.policy.RunDecision.Stop;
import java.time.Duration;
import java.util.Optional;

/**
 * The steps that policies have in common.
 *
 * @param policy who decides
 * @param settings what was set
 */
record Steps(String policy, PolicySettings settings) {

  Rationale because(String reason, ArrivalFacts facts) {
    return new Rationale(policy, reason, facts.outlook());
  }

  Rationale because(String reason, RunFacts facts) {
    return new Rationale(policy, reason, facts.outlook());
  }

  /** Returns why the cloud cannot have a call that has arrived; empty where it can. */
  Optional<String> cloudClosed(ArrivalFacts facts) {
    return new CloudGate(settings.gatewayLimit()).closed(facts.cloud(), facts.outlook());
  }

  /** Returns why the cloud cannot have a call that runs; empty where it can. */
  Optional<String> cloudClosed(RunFacts facts) {
    return new CloudGate(settings.gatewayLimit()).closed(facts.cloud(), facts.outlook());
  }

  /** Keeps a call here: in a slot, else in the queue, else not at all. */
  Placement stay(ArrivalFacts facts, String reason) {
    if (facts.servers().hasFreeSlot()) {
      return new RunLocally(because(reason, facts));
    }
    if (facts.servers().hasWaitingRoom()) {
      return new Wait(because(reason + "; all slots are busy", facts));
    }
    return new Refuse(because(reason + "; all slots are busy and the queue is full", facts));
  }

  /** Runs a call where a slot is free; else the cloud has it, and where that cannot, the queue. */
  Placement localFirst(ArrivalFacts facts) {
    if (facts.servers().hasFreeSlot()) {
      return stay(facts, "a slot is free");
    }
    return cloudClosed(facts)
        .map(closed -> stay(facts, closed))
        .orElseGet(() -> new Placement.RunInCloud(because("all slots are busy", facts)));
  }

  /** Lets a run go on until it has run for so long, or to its limit, or stops it there. */
  RunDecision goOn(RunFacts facts, Duration until, String reason) {
    if (facts.elapsed().compareTo(settings.runLimit()) >= 0) {
      return new Stop(because("it ran for as long as a run may", facts));
    }
    Duration next = until.compareTo(settings.runLimit()) < 0 ? until : settings.runLimit();
    return new KeepRunning(next, because(reason, facts));
  }

  EndDecision keep(RunFacts facts, String reason) {
    return new Keep(because(reason, facts));
  }

  /** Sends what ran too long or got no slot to the cloud, where that can have it. */
  EndDecision offloadWhatFailedHere(LocalEnd end, RunFacts facts) {
    if (end == LocalEnd.SUCCEEDED || end == LocalEnd.FAILED) {
      return keep(facts, "the function ended");
    }
    String what = end == LocalEnd.NO_SLOT ? "it got no slot" : "it ran too long";
    return cloudClosed(facts)
        .map(closed -> keep(facts, what + "; " + closed))
        .orElseGet(() -> new EndDecision.RunInCloud(because(what, facts)));
  }
}
