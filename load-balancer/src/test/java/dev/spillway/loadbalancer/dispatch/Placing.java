package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.config.PlacementConfig;
import dev.spillway.loadbalancer.testing.Upstreams;
import dev.spillway.placement.estimate.Estimates;
import dev.spillway.placement.money.Tariff;
import dev.spillway.placement.policy.PolicySettings;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Who decides where calls go, for tests. */
final class Placing {
  private Placing() {}

  static Estimates estimates() {
    return new Estimates(new Estimates.CloudTerms(Tariff.aws(), 1024), 0.95);
  }

  /** Returns the places of the default policy. */
  static Dispatcher.Places timeout(
      Admission admission, CloudRoute route, CloudUse use, Executor threads) {
    return new Dispatcher.Places(
        placer("timeout", estimates(), admission, route),
        admission,
        new Overflow(route, use, threads));
  }

  /** Returns the placer of a policy that knows these estimates; there is one server. */
  static Placer placer(String policy, Estimates estimates, Admission admission, CloudRoute route) {
    PlacementConfig config =
        new PlacementConfig(
            policy, PolicySettings.defaults().withExploration(0), 0.95, Optional.empty(), 0.05);
    Placer.Known known = new Placer.Known(admission, Upstreams.registry(1), 1, route, estimates);
    return new Placer(config, known, () -> true);
  }
}
