package dev.spillway.placement.policy;

import dev.spillway.placement.estimate.Words;
import dev.spillway.placement.policy.ClosedCloud.Cause;
import dev.spillway.placement.policy.RunDecision.MoveToCloud;
import dev.spillway.placement.policy.RunDecision.Stop;
import java.time.Duration;

/** Kills a run at LOCAL_TIMEOUT and starts over in the cloud, which also has what finds no slot. */
final class TimeoutPolicy implements OffloadPolicy {
  private final PolicySettings settings;
  private final Steps steps;

  TimeoutPolicy(PolicySettings settings) {
    this.settings = settings;
    this.steps = new Steps(name(), settings);
  }

  @Override
  public String name() {
    return "timeout";
  }

  @Override
  public Placement onArrival(ArrivalFacts facts) {
    return steps.localFirst(facts);
  }

  @Override
  public RunDecision whileRunning(RunFacts facts) {
    Duration limit = settings.localTimeout();
    if (facts.elapsed().compareTo(limit) < 0) {
      return steps.goOn(facts, limit, "it has not run for long");
    }
    return steps
        .cloudClosed(facts)
        .map(closed -> keepOrStop(facts, closed))
        .orElseGet(
            () -> new MoveToCloud(steps.because("it ran longer than " + Words.duration(limit))));
  }

  /** Where there is a cloud, it may take the call later. */
  private RunDecision keepOrStop(RunFacts facts, ClosedCloud closed) {
    return closed.cause() == Cause.MISSING
        ? new Stop(steps.because("it ran longer than " + Words.duration(settings.localTimeout())))
        : steps.goOn(facts, facts.elapsed().plus(settings.localTimeout()), closed.reason());
  }

  @Override
  public EndDecision afterRun(LocalEnd end, RunFacts facts) {
    return steps.offloadWhatFailedHere(end, facts);
  }
}
