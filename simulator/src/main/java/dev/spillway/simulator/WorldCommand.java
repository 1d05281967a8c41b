package dev.spillway.simulator;

import dev.spillway.placement.policy.PolicySettings;
import dev.spillway.simulator.engine.CloudModel;
import dev.spillway.simulator.engine.World;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say in what a trace is played; those that are not given are the workload's. */
final class WorldCommand {
  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "Calls that the servers run at a time.")
  private @Nullable Integer slots;

  @Option(
      names = "--local-timeout",
      paramLabel = "MS",
      description = "After which the policy timeout kills a run.")
  private @Nullable Long localTimeout;

  @Option(names = "--deadline", paramLabel = "MS", description = "For each call, for predictive.")
  private @Nullable Long deadline;

  @Option(names = "--cold", paramLabel = "MS", description = "How long a cold start takes.")
  private @Nullable Double cold;

  @Option(names = "--concurrency", paramLabel = "N", description = "Of the cloud.")
  private @Nullable Integer concurrency;

  @Option(names = "--memory", paramLabel = "MB", description = "Of the function in the cloud.")
  private @Nullable Integer memory;

  @Option(
      names = "--idempotent",
      negatable = true,
      description = "Whether the function may run twice, for hedge; yes by default.")
  private @Nullable Boolean idempotent;

  @Option(
      names = "--hedge-budget",
      paramLabel = "SHARE",
      description = "Of calls that may be doubled, e.g. 0.05.")
  private @Nullable Double hedgeBudget;

  /** Returns a world with what was given. */
  World apply(World world) {
    World result = world.with(cloud(world.cloud())).with(settings(world.settings()));
    result = slots == null ? result : result.withSlots(slots);
    result = idempotent == null ? result : result.withIdempotent(idempotent);
    result = hedgeBudget == null ? result : result.withHedgeShare(hedgeBudget);
    return deadline == null ? result : result.withDeadline(Duration.ofMillis(deadline));
  }

  private CloudModel cloud(CloudModel model) {
    return new CloudModel(
        model.gatewayMillis(),
        Optional.ofNullable(cold).orElse(model.coldMillis()),
        model.keptMillis(),
        Optional.ofNullable(concurrency).orElse(model.concurrency()),
        Optional.ofNullable(memory).orElse(model.memoryMb()),
        model.tariff());
  }

  private PolicySettings settings(PolicySettings settings) {
    return localTimeout == null
        ? settings
        : settings.withLocalTimeout(Duration.ofMillis(localTimeout));
  }
}
