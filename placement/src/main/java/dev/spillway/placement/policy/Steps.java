package dev.spillway.placement.policy;

import dev.spillway.placement.policy.ClosedCloud.Cause;
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

  Rationale because(String reason) {
    return because(reason, Optional.empty());
  }

  private Rationale because(String reason, Optional<Cause> closed) {
    return new Rationale(policy, reason, closed);
  }

  /** Returns why the cloud cannot have a call that has arrived; empty where it can. */
  Optional<ClosedCloud> cloudClosed(ArrivalFacts facts) {
    return new CloudGate(settings.gatewayLimit()).closed(facts);
  }

  /** Returns why the cloud cannot have a call that runs; empty where it can. */
  Optional<ClosedCloud> cloudClosed(RunFacts facts) {
    return new CloudGate(settings.gatewayLimit()).closed(facts);
  }

  /** Keeps a call here: in a slot, else in the queue, else not at all. */
  Placement stay(ArrivalFacts facts, String reason) {
    return stay(facts, reason, Optional.empty());
  }

  /** Keeps a call here because the cloud cannot have it. */
  Placement stay(ArrivalFacts facts, ClosedCloud closed) {
    return stay(facts, closed.reason(), Optional.of(closed.cause()));
  }

  private Placement stay(ArrivalFacts facts, String reason, Optional<Cause> closed) {
    if (facts.servers().hasFreeSlot()) {
      return new RunLocally(because(reason, closed));
    }
    if (facts.servers().hasWaitingRoom()) {
      return new Wait(because(reason + "; all slots are busy", closed));
    }
    return new Refuse(because(reason + "; all slots are busy and the queue is full", closed));
  }

  /** Runs a call where a slot is free; else the cloud has it, and where that cannot, the queue. */
  Placement localFirst(ArrivalFacts facts) {
    if (facts.servers().hasFreeSlot()) {
      return stay(facts, "a slot is free");
    }
    return cloudClosed(facts)
        .map(closed -> stay(facts, closed))
        .orElseGet(() -> new Placement.RunInCloud(because("all slots are busy")));
  }

  /** Lets a run go on until it has run for so long, or to its limit, or stops it there. */
  RunDecision goOn(RunFacts facts, Duration until, String reason) {
    if (facts.elapsed().compareTo(settings.runLimit()) >= 0) {
      return new Stop(because("it ran for as long as a run may"));
    }
    Duration next = until.compareTo(settings.runLimit()) < 0 ? until : settings.runLimit();
    return new KeepRunning(next, because(reason));
  }

  /** Keeps what ended here, however it did. */
  EndDecision keep(String reason) {
    return new Keep(because(reason));
  }

  /** Sends what ran too long or got no slot to the cloud, where that can have it. */
  EndDecision offloadWhatFailedHere(LocalEnd end, RunFacts facts) {
    if (end == LocalEnd.SUCCEEDED || end == LocalEnd.FAILED) {
      return keep("the function ended");
    }
    String what = end == LocalEnd.NO_SLOT ? "it got no slot" : "it ran too long";
    return cloudClosed(facts)
        .<EndDecision>map(
            closed -> new Keep(because(what + "; " + closed.reason(), Optional.of(closed.cause()))))
        .orElseGet(() -> new EndDecision.RunInCloud(because(what)));
  }
}
