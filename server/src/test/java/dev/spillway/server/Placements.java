package dev.spillway.server;

import dev.spillway.common.config.PlacementConfig;
import dev.spillway.placement.estimate.Estimates;
import dev.spillway.placement.money.Tariff;
import dev.spillway.placement.policy.PolicySettings;
import java.time.Duration;
import java.util.Optional;

/** What servers are told of where calls run, for tests. */
public final class Placements {
  private Placements() {}

  /** Returns the default policy with a timeout; a run that goes on beyond it has a minute. */
  public static PlacementConfig timeout(Duration localTimeout) {
    return of("timeout", localTimeout, Optional.empty());
  }

  /** Returns a policy with a timeout, and a delay of second calls where one is set. */
  public static PlacementConfig of(
      String policy, Duration localTimeout, Optional<Duration> hedgeDelay) {
    PolicySettings usual = PolicySettings.defaults();
    return new PlacementConfig(
        policy,
        new PolicySettings(
            localTimeout,
            Duration.ofMinutes(1),
            PolicySettings.GATEWAY_LIMIT,
            hedgeDelay,
            usual.exploration(),
            usual.margin()),
        0.95,
        Optional.empty(),
        1);
  }

  /** Returns estimates that have seen nothing. */
  public static Estimates estimates() {
    return new Estimates(new Estimates.CloudTerms(Tariff.aws(), 1024), 0.95);
  }
}
