package dev.spillway.placement.policy;

import dev.spillway.placement.estimate.Millis;
import dev.spillway.placement.estimate.Words;
import dev.spillway.placement.policy.RunDecision.HedgeInCloud;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Starts a second call in the cloud beside a run that takes longer than nearly all (hedged
 * requests: Dean and Barroso, The Tail at Scale, CACM 2013). A function that may not run twice is
 * treated as by {@link TimeoutPolicy}.
 */
final class HedgePolicy implements OffloadPolicy {
  /** Why no second call was started may have changed when the run has lasted this much longer. */
  private static final double NEXT_LOOK = 1.5;

  private final PolicySettings settings;
  private final Steps steps;
  private final OffloadPolicy timeout;

  HedgePolicy(PolicySettings settings) {
    this.settings = settings;
    this.steps = new Steps(name(), settings);
    this.timeout = new TimeoutPolicy(settings);
  }

  @Override
  public String name() {
    return "hedge";
  }

  @Override
  public Placement onArrival(ArrivalFacts facts) {
    return steps.localFirst(facts);
  }

  @Override
  public RunDecision whileRunning(RunFacts facts) {
    if (!facts.call().idempotent()) {
      return timeout.whileRunning(facts);
    }
    if (facts.hedged()) {
      return steps.goOn(facts, settings.runLimit(), "the cloud has it as well");
    }
    Duration delay = delay(facts);
    if (facts.elapsed().compareTo(delay) < 0) {
      return steps.goOn(facts, delay, "it has not run for longer than nearly all");
    }
    return whyNot(facts)
        .map(reason -> steps.goOn(facts, later(facts), reason))
        .orElseGet(
            () -> new HedgeInCloud(steps.because("it ran longer than " + Words.duration(delay))));
  }

  @Override
  public EndDecision afterRun(LocalEnd end, RunFacts facts) {
    return steps.offloadWhatFailedHere(end, facts);
  }

  private Duration delay(RunFacts facts) {
    OptionalDouble observed = facts.outlook().localHedgeMillis();
    return settings
        .hedgeDelay()
        .orElseGet(
            () ->
                observed.isPresent()
                    ? Millis.duration(observed.getAsDouble())
                    : settings.localTimeout());
  }

  private Optional<String> whyNot(RunFacts facts) {
    if (facts.call().hedgeTokens() < 1) {
      return Optional.of("no more calls may be doubled now");
    }
    return steps
        .cloudClosed(facts)
        .map(ClosedCloud::reason)
        .or(() -> SlowerCloud.reason(facts.outlook()));
  }

  private static Duration later(RunFacts facts) {
    return Millis.duration(NEXT_LOOK * Math.max(1, Millis.of(facts.elapsed())));
  }
}
