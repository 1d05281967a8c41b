package dev.spillway.placement.policy;

/** Keeps every call. */
final class LocalOnlyPolicy implements OffloadPolicy {
  private final PolicySettings settings;
  private final Steps steps;

  LocalOnlyPolicy(PolicySettings settings) {
    this.settings = settings;
    this.steps = new Steps(name(), settings);
  }

  @Override
  public String name() {
    return "local-only";
  }

  @Override
  public Placement onArrival(ArrivalFacts facts) {
    return steps.stay(facts, "no call leaves");
  }

  @Override
  public RunDecision whileRunning(RunFacts facts) {
    return steps.goOn(facts, settings.runLimit(), "no call leaves");
  }

  @Override
  public EndDecision afterRun(LocalEnd end, RunFacts facts) {
    return steps.keep("no call leaves");
  }
}
