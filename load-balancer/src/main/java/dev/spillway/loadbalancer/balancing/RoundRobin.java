package dev.spillway.loadbalancer.balancing;

import dev.spillway.loadbalancer.upstream.Upstream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes the candidates in turn. Thread-safe. */
final class RoundRobin implements BalancingPolicy {
  private final AtomicInteger next;

  RoundRobin() {
    this(0);
  }

  RoundRobin(int first) {
    this.next = new AtomicInteger(first);
  }

  @Override
  public Optional<Upstream> choose(List<Upstream> candidates) {
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    // floorMod, because the counter overflows to negative after 2^31 calls.
    return Optional.of(candidates.get(Math.floorMod(next.getAndIncrement(), candidates.size())));
  }
}
