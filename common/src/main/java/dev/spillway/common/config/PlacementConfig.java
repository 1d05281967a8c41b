package dev.spillway.common.config;

import dev.spillway.placement.money.LambdaSize;
import dev.spillway.placement.policy.OffloadPolicy;
import dev.spillway.placement.policy.PolicySettings;
import java.time.Duration;
import java.util.Optional;

/**
 * How it is decided where calls run.
 *
 * @param policy the name of who decides
 * @param settings what it is told
 * @param confidence of the high values of estimates, 0 to 1
 * @param deadline within what time a call is to be answered; empty: as soon as can be
 * @param hedgeShare of calls of which a second one may be started, 0 to 1
 */
public record PlacementConfig(
    String policy,
    PolicySettings settings,
    double confidence,
    Optional<Duration> deadline,
    double hedgeShare) {

  /** Reads it; what is wrong is noted in the reader. */
  public static PlacementConfig read(EnvReader reader) {
    Duration localTimeout = reader.read(Settings.LOCAL_TIMEOUT);
    Duration runLimit = reader.read(Settings.RUN_LIMIT);
    PolicySettings usual = PolicySettings.defaults();
    return new PlacementConfig(
        reader.read(Settings.OFFLOAD_POLICY),
        new PolicySettings(
            localTimeout,
            runLimit.compareTo(localTimeout) < 0 ? localTimeout : runLimit,
            answerLimit(reader),
            reader.read(Settings.HEDGE_DELAY),
            reader.read(Settings.EXPLORATION),
            usual.margin()),
        reader.read(Settings.CONFIDENCE),
        reader.read(Settings.DEADLINE),
        reader.read(Settings.HEDGE_BUDGET));
  }

  /** The gateway gives up, or Lambda does, which lets an initialization have its own time. */
  private static Duration answerLimit(EnvReader reader) {
    Duration lambdas =
        new LambdaSize(reader.read(Settings.LAMBDA_MEMORY_MB), reader.read(Settings.LAMBDA_TIMEOUT))
            .longest();
    Duration gateways = PolicySettings.GATEWAY_LIMIT;
    return lambdas.compareTo(gateways) < 0 ? lambdas : gateways;
  }

  /** Returns who decides. */
  public OffloadPolicy open() {
    return OffloadPolicy.named(policy, settings);
  }
}
