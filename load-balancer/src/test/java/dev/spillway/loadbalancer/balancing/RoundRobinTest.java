package dev.spillway.loadbalancer.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.loadbalancer.testing.Upstreams;
import dev.spillway.loadbalancer.upstream.Upstream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RoundRobinTest extends BalancingPolicyContractTest {
  @Override
  BalancingPolicy policy() {
    return BalancingPolicy.roundRobin();
  }

  @Test
  void takesTheCandidatesInTurn() {
    assertThat(picks(policy(), Upstreams.of(3), 7))
        .containsExactly("s1", "s2", "s3", "s1", "s2", "s3", "s1");
  }

  @Test
  void goesOnWhenItsCounterOverflows() {
    assertThat(picks(new RoundRobin(Integer.MAX_VALUE), Upstreams.of(2), 3))
        .containsExactly("s2", "s1", "s2");
  }

  @Test
  void givesEachTheSameShareOfConcurrentCalls() {
    BalancingPolicy policy = policy();
    List<Upstream> all = Upstreams.of(3);
    Map<String, Integer> shares = new ConcurrentHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 300; i++) {
        threads.execute(
            () -> shares.merge(policy.choose(all).orElseThrow().id().value(), 1, Integer::sum));
      }
    }
    assertThat(shares).isEqualTo(Map.of("s1", 100, "s2", 100, "s3", 100));
  }

  private static List<String> picks(BalancingPolicy policy, List<Upstream> from, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> policy.choose(from).orElseThrow().id().value())
        .toList();
  }
}
