package dev.spillway.placement.policy;

import dev.spillway.placement.estimate.Estimate;
import dev.spillway.placement.estimate.Millis;
import dev.spillway.placement.estimate.Outlook;
import dev.spillway.placement.estimate.Words;
import dev.spillway.placement.policy.Placement.RunInCloud;
import dev.spillway.placement.policy.RunDecision.MoveToCloud;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes the cheapest place that meets the deadline with the wanted confidence, else the faster one;
 * where there is no deadline, the faster one. Until it has seen enough it is a {@link
 * TimeoutPolicy}, and a small share of calls goes where nothing was seen for long.
 */
final class PredictivePolicy implements OffloadPolicy {
  private final PolicySettings settings;
  private final Steps steps;
  private final Exploration exploration;

  PredictivePolicy(PolicySettings settings) {
    this.settings = settings;
    this.steps = new Steps(name(), settings);
    this.exploration = new Exploration(settings.exploration());
  }

  @Override
  public String name() {
    return "predictive";
  }

  @Override
  public boolean comparesPlaces() {
    return true;
  }

  @Override
  public Placement onArrival(ArrivalFacts facts) {
    Optional<ClosedCloud> closed = steps.cloudClosed(facts);
    if (closed.isPresent()) {
      return steps.stay(facts, closed.get());
    }
    if (exploration.ofCloud(facts)) {
      return new RunInCloud(steps.because("to learn how long the cloud takes"));
    }
    Outlook outlook = facts.outlook();
    if (!Exploration.knowsBoth(outlook)) {
      return steps.localFirst(facts);
    }
    Estimate local = outlook.localCompletion().orElse(Estimate.NOTHING);
    Estimate cloud = outlook.cloudTrip().orElse(Estimate.NOTHING);
    Placement best = best(facts, local, cloud);
    return best instanceof RunInCloud && exploration.ofServers(facts)
        ? steps.stay(facts, "to learn how long servers take")
        : best;
  }

  @Override
  public RunDecision whileRunning(RunFacts facts) {
    Duration limit = settings.localTimeout();
    if (facts.elapsed().compareTo(limit) < 0) {
      return steps.goOn(facts, limit, "it has not run for long");
    }
    Optional<String> whyNot =
        steps
            .cloudClosed(facts)
            .map(ClosedCloud::reason)
            .or(() -> SlowerCloud.reason(facts.outlook()));
    return whyNot
        .map(reason -> steps.goOn(facts, facts.elapsed().plus(limit), reason))
        .orElseGet(() -> new MoveToCloud(steps.because("the cloud is done sooner than this")));
  }

  @Override
  public EndDecision afterRun(LocalEnd end, RunFacts facts) {
    return steps.offloadWhatFailedHere(end, facts);
  }

  private Placement best(ArrivalFacts facts, Estimate local, Estimate cloud) {
    Optional<Double> deadline = facts.call().deadline().map(Millis::of);
    if (deadline.filter(it -> local.highMillis() <= it).isPresent()) {
      return here(facts, "it costs nothing here and meets its deadline");
    }
    if (deadline.filter(it -> cloud.highMillis() <= it).isPresent()) {
      return new RunInCloud(steps.because("only the cloud meets its deadline"));
    }
    double gain = local.meanMillis() + queuePrice(facts) - cloud.meanMillis();
    return gain > settings.margin() * cloud.meanMillis()
        ? new RunInCloud(steps.because("the cloud is better by " + Words.millis(gain)))
        : here(facts, "the cloud is no better");
  }

  /**
   * Returns what others lose if a call takes a slot for which calls wait, in milliseconds. Those
   * that wait now, and those that come until it is done, wait longer by its share of the slots; or
   * one more of them goes to the cloud, where that is less. Without this, the long calls queue for
   * slots in which many short ones, to which the way to the cloud matters more, could have run.
   */
  private static double queuePrice(ArrivalFacts facts) {
    ServerState servers = facts.servers();
    if (servers.hasFreeSlot()) {
      return 0;
    }
    Outlook outlook = facts.outlook();
    double run = outlook.localRun().map(Estimate::meanMillis).orElse(0.0);
    double coming = outlook.arrivalsPerMilli() * (outlook.queueWait().meanMillis() + run);
    double delayed = (1 + servers.waiting() + coming) / servers.slots();
    return run * Math.min(outlook.slotPrice(), delayed);
  }

  /** Keeps a call, unless there is no room for it. */
  private Placement here(ArrivalFacts facts, String reason) {
    boolean room = facts.servers().hasFreeSlot() || facts.servers().hasWaitingRoom();
    return room
        ? steps.stay(facts, reason)
        : new RunInCloud(steps.because("all slots are busy and the queue is full"));
  }
}
