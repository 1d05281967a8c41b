package dev.spillway.placement.policy;

import dev.spillway.placement.policy.Placement.RunInCloud;

/** Sends every call to the cloud; servers have only what cannot go there. */
final class CloudOnlyPolicy implements OffloadPolicy {
  private final PolicySettings settings;
  private final Steps steps;

  CloudOnlyPolicy(PolicySettings settings) {
    this.settings = settings;
    this.steps = new Steps(name(), settings);
  }

  @Override
  public String name() {
    return "cloud-only";
  }

  @Override
  public Placement onArrival(ArrivalFacts facts) {
    return steps
        .cloudClosed(facts)
        .map(closed -> steps.stay(facts, closed))
        .orElseGet(() -> new RunInCloud(steps.because("every call leaves")));
  }

  @Override
  public RunDecision whileRunning(RunFacts facts) {
    return steps.goOn(facts, settings.runLimit(), "it could not leave");
  }

  @Override
  public EndDecision afterRun(LocalEnd end, RunFacts facts) {
    return steps.offloadWhatFailedHere(end, facts);
  }
}
