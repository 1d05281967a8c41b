package dev.spillway.loadbalancer.balancing;

import dev.spillway.loadbalancer.upstream.Upstream;
import java.util.List;
import java.util.Optional;

/** Chooses which upstream serves the next call. Implementations are thread-safe. */
@FunctionalInterface
public interface BalancingPolicy {

  /** Returns the chosen upstream, or empty if {@code candidates} is empty. */
  Optional<Upstream> choose(List<Upstream> candidates);

  /** Returns a policy that takes the candidates in turn. */
  static BalancingPolicy roundRobin() {
    return new RoundRobin();
  }
}
