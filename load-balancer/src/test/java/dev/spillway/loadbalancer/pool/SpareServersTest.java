package dev.spillway.loadbalancer.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.loadbalancer.testing.FakeServerLauncher;
import dev.spillway.loadbalancer.upstream.Upstream;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import dev.spillway.loadbalancer.upstream.UpstreamState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pool with a spare. */
final class SpareServersTest {
  private static final ServerSpec SPEC = new ServerSpec(Map.of(), "abc");

  private final FakeServerLauncher launcher = new FakeServerLauncher();
  private final UpstreamRegistry registry = new UpstreamRegistry();
  private final ServerPool pool = pool(1);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void keepsASparePausedThatIsNoServer() {
    pool.start(SPEC, 2);
    Upstream spare = awaitSpare();
    assertThat(pool.size()).isEqualTo(2);
    assertThat(registry.up()).hasSize(2).doesNotContain(spare);
    assertThat(spare.tryReserve()).isEmpty();
    assertThat(paused()).extracting(LaunchedServer::id).containsExactly(spare.id().value());
  }

  @Test
  void resumesTheSpareFirstAndMakesAnother() {
    pool.start(SPEC, 1);
    Upstream spare = awaitSpare();
    pool.resize(2);
    await().until(() -> registry.up().size() == 2);
    assertThat(registry.up()).extracting(Upstream::id).contains(spare.id());
    await().until(() -> paused().size() == 1);
    assertThat(awaitSpare().id()).isNotEqualTo(spare.id());
    assertThat(launcher.launches()).isEqualTo(3);
  }

  @Test
  void startsServersWhereSparesDoNotSuffice() {
    pool.start(SPEC, 1);
    awaitSpare();
    pool.resize(4);
    await().until(() -> registry.up().size() == 4 && paused().size() == 1);
    assertThat(launcher.launches()).isEqualTo(5);
  }

  @Test
  void replacesAFailedServerByTheSpare() {
    pool.start(SPEC, 1);
    Upstream spare = awaitSpare();
    pool.onLoss(registry.up().getFirst());
    await().until(() -> registry.up().size() == 1);
    assertThat(registry.up()).extracting(Upstream::id).containsExactly(spare.id());
  }

  @Test
  void replacesASpareThatEnded() {
    pool.start(SPEC, 1);
    Upstream spare = awaitSpare();
    launcher.end(paused().getFirst());
    await().until(() -> !registry.all().contains(spare) && paused().size() == 1);
    await().until(() -> launcher.list().size() == 2);
    assertThat(awaitSpare().id()).isNotEqualTo(spare.id());
  }

  @Test
  void triesAgainWhereASpareDoesNotStart() {
    pool.start(SPEC, 1);
    Upstream spare = awaitSpare();
    launcher.failLaunches(3);
    pool.resize(2);
    await().until(() -> paused().size() == 1 && !awaitSpare().id().equals(spare.id()));
    assertThat(launcher.launches()).isEqualTo(6);
  }

  @Test
  void adoptsTheSpareOfAnEarlierLoadBalancer() {
    pool.start(SPEC, 1);
    List<LaunchedServer> left = List.of(launcher.list().getFirst());
    awaitSpare();
    List<LaunchedServer> spares = paused();
    pool.close();
    UpstreamRegistry second = new UpstreamRegistry();
    try (ServerPool next = pool(1, second)) {
      next.start(SPEC, 1);
      await().until(() -> second.all().size() == 2);
      assertThat(second.up())
          .extracting(upstream -> upstream.id().value())
          .containsExactly(left.getFirst().id());
      assertThat(paused()).isEqualTo(spares);
      assertThat(launcher.launches()).isEqualTo(2);
    }
  }

  @Test
  void resumesTheSpareOfAnEarlierLoadBalancerWhereItIsNeededAsAServer() {
    pool.start(SPEC, 1);
    awaitSpare();
    pool.close();
    UpstreamRegistry second = new UpstreamRegistry();
    try (ServerPool next = pool(0, second)) {
      next.start(SPEC, 2);
      assertThat(second.up()).hasSize(2);
      assertThat(paused()).isEmpty();
      assertThat(launcher.launches()).isEqualTo(2);
    }
  }

  @Test
  void removesTheSpareOfAnEarlierLoadBalancerWhereNoneIsWanted() {
    pool.start(SPEC, 1);
    awaitSpare();
    pool.close();
    try (ServerPool next = pool(0, new UpstreamRegistry())) {
      next.start(SPEC, 1);
      await().until(() -> launcher.list().size() == 1);
      assertThat(paused()).isEmpty();
    }
  }

  private Upstream awaitSpare() {
    await().until(() -> spares().size() == 1);
    return spares().getFirst();
  }

  private List<Upstream> spares() {
    return registry.all().stream()
        .filter(upstream -> upstream.state() == UpstreamState.SPARE)
        .toList();
  }

  private List<LaunchedServer> paused() {
    return launcher.list().stream().filter(launcher::isPaused).toList();
  }

  private ServerPool pool(int spares) {
    return pool(spares, registry);
  }

  private ServerPool pool(int spares, UpstreamRegistry upstreams) {
    Background background = new Background();
    Duration soon = Duration.ofMillis(5);
    Duration limit = Duration.ofSeconds(30);
    return new ServerPool(
        launcher,
        upstreams,
        new Readiness(launcher, new ReadyWords(new Random(1)), launcher, background, soon),
        background,
        new PoolLimits(limit, limit, soon, Duration.ofMillis(20), spares, soon));
  }
}
