package dev.spillway.loadbalancer.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.loadbalancer.testing.Upstreams;
import dev.spillway.loadbalancer.upstream.Upstream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What holds for every policy. */
abstract class BalancingPolicyContractTest {
  abstract BalancingPolicy policy();

  @Test
  void choosesNothingFromNothing() {
    assertThat(policy().choose(List.of())).isEmpty();
  }

  @Test
  void choosesTheOnlyOne() {
    List<Upstream> one = Upstreams.of(1);
    assertThat(policy().choose(one)).contains(one.getFirst());
  }

  @Test
  void choosesOneOfTheCandidatesHoweverTheyChange() {
    BalancingPolicy policy = policy();
    List<Upstream> all = Upstreams.of(5);
    for (int i = 0; i < 100; i++) {
      List<Upstream> candidates = all.subList(0, 1 + i % 5);
      assertThat(candidates).contains(policy.choose(candidates).orElseThrow());
    }
  }

  @Test
  void reservesNothing() {
    List<Upstream> all = Upstreams.of(3);
    var _ = policy().choose(all);
    assertThat(all).allMatch(upstream -> upstream.inFlight() == 0);
  }

  @Test
  void isThreadSafe() {
    BalancingPolicy policy = policy();
    List<Upstream> all = Upstreams.of(3);
    Set<Upstream> chosen = ConcurrentHashMap.newKeySet();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 300; i++) {
        threads.execute(() -> policy.choose(all).ifPresent(chosen::add));
      }
    }
    assertThat(all).containsAll(chosen);
  }
}
