package dev.spillway.loadbalancer.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.spillway.loadbalancer.testing.FakeServerLauncher;
import dev.spillway.loadbalancer.upstream.Reservation;
import dev.spillway.loadbalancer.upstream.Upstream;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import dev.spillway.loadbalancer.upstream.UpstreamState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ServerPoolTest {
  private static final ServerSpec SPEC = new ServerSpec(Map.of(), "abc");
  private static final ServerSpec OTHER = new ServerSpec(Map.of(), "def");

  private final FakeServerLauncher launcher = new FakeServerLauncher();
  private final UpstreamRegistry registry = new UpstreamRegistry();
  private final ReadyWords words = new ReadyWords(new Random(1));
  private final ServerPool pool = pool(Duration.ofSeconds(5));

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void hasAllServersUpWhenItHasStarted() {
    pool.start(SPEC, 3);
    assertThat(pool.size()).isEqualTo(3);
    assertThat(registry.up()).hasSize(3);
    assertThat(launcher.launches()).isEqualTo(3);
  }

  @Test
  void adoptsServersThatAreAsNewOnesWouldBe() {
    List<String> left =
        List.of(launcher.launch(SPEC, Map.of()).id(), launcher.launch(SPEC, Map.of()).id());
    pool.start(SPEC, 3);
    assertThat(launcher.launches()).isEqualTo(3);
    assertThat(registry.up()).extracting(upstream -> upstream.id().value()).containsAll(left);
  }

  @Test
  void removesServersThatAreOtherwiseOrHaveEndedOrAreTooMany() {
    LaunchedServer old = launcher.launch(OTHER, Map.of());
    LaunchedServer ended = launcher.launch(SPEC, Map.of());
    launcher.end(ended);
    LaunchedServer same = launcher.launch(SPEC, Map.of());
    LaunchedServer surplus = launcher.launch(SPEC, Map.of());
    pool.start(SPEC, 1);
    await().until(() -> launcher.list().size() == 1);
    assertThat(launcher.list()).containsExactly(same).doesNotContain(old, ended, surplus);
  }

  @Test
  void startsWithTheServersThatComeUpAndGoesOnTryingTheOthers() {
    launcher.failLaunches(1);
    pool.start(SPEC, 2);
    assertThat(registry.up()).isNotEmpty();
    await().until(() -> registry.up().size() == 2);
  }

  @Test
  void failsToStartWhereNoServerComesUp() {
    launcher.failLaunches(2);
    assertThatThrownBy(() -> pool.start(SPEC, 2))
        .isInstanceOf(LaunchException.class)
        .hasMessageStartingWith("Tried to start server")
        .hasMessageEndingWith("the test says so");
  }

  @Test
  void removesAServerThatIsNotReadyInTime() {
    launcher.setReady(false);
    try (ServerPool impatient = pool(Duration.ofMillis(50))) {
      assertThatThrownBy(() -> impatient.start(SPEC, 1)).hasMessageContaining("not ready within");
      launcher.setReady(true);
      await().until(() -> registry.up().size() == 1 && launcher.list().size() == 1);
    }
  }

  @Test
  void growsInTheBackground() {
    pool.start(SPEC, 1);
    launcher.setReady(false);
    pool.resize(3);
    assertThat(pool.size()).isEqualTo(3);
    assertThat(registry.up()).hasSize(1);
    launcher.setReady(true);
    await().until(() -> registry.up().size() == 3);
  }

  @Test
  void removesAServerOnlyWhenItsCallsHaveEnded() {
    pool.start(SPEC, 2);
    List<Reservation> calls =
        registry.up().stream().map(upstream -> upstream.tryReserve().orElseThrow()).toList();
    pool.resize(1);
    assertThat(registry.up()).hasSize(1);
    assertThat(registry.all())
        .extracting(Upstream::state)
        .containsExactlyInAnyOrder(UpstreamState.UP, UpstreamState.DRAINING);
    assertThat(launcher.list()).hasSize(2);
    calls.forEach(Reservation::complete);
    await().until(() -> launcher.list().size() == 1 && registry.all().size() == 1);
  }

  @Test
  void removesTheServerWithTheFewestCalls() {
    pool.start(SPEC, 3);
    Upstream idle = registry.up().get(1);
    registry.up().stream()
        .filter(upstream -> upstream != idle)
        .forEach(upstream -> assertThat(upstream.tryReserve()).isPresent());
    pool.resize(2);
    await().until(() -> launcher.list().size() == 2);
    assertThat(registry.all()).hasSize(2).doesNotContain(idle);
  }

  @Test
  void removesAServerThatIsStillBeingStartedFirst() {
    pool.start(SPEC, 1);
    Upstream serving = registry.up().getFirst();
    launcher.setReady(false);
    pool.resize(2);
    await().until(() -> launcher.list().size() == 2);
    pool.resize(1);
    launcher.setReady(true);
    await().until(() -> launcher.list().size() == 1);
    assertThat(registry.all()).containsExactly(serving);
  }

  @Test
  void doesNotWaitForEverForCallsThatDoNotEnd() {
    try (ServerPool hasty = pool(Duration.ofSeconds(5), Duration.ofMillis(50))) {
      hasty.start(SPEC, 2);
      registry.up().forEach(upstream -> assertThat(upstream.tryReserve()).isPresent());
      hasty.resize(1);
      await().until(() -> launcher.list().size() == 1);
    }
  }

  @Test
  void replacesAServerThatFailed() {
    pool.start(SPEC, 2);
    Upstream failed = registry.up().getFirst();
    pool.onLoss(failed);
    assertThat(failed.state()).isEqualTo(UpstreamState.DOWN);
    assertThat(registry.up()).doesNotContain(failed);
    await().until(() -> registry.up().size() == 2 && launcher.list().size() == 2);
    assertThat(registry.all()).doesNotContain(failed);
  }

  @Test
  void replacesAServerOnceHoweverManyCallsItFailed() {
    pool.start(SPEC, 1);
    Upstream failed = registry.up().getFirst();
    for (int i = 0; i < 10; i++) {
      pool.onLoss(failed);
    }
    await().until(() -> registry.up().size() == 1 && launcher.list().size() == 1);
    assertThat(launcher.launches()).isEqualTo(2);
  }

  @Test
  void givesAServerCallsAgainThatWasOnlySlow() {
    pool.start(SPEC, 1);
    Upstream slow = registry.up().getFirst();
    pool.onUnreachable(slow);
    await().until(() -> registry.up().contains(slow));
    assertThat(launcher.launches()).isEqualTo(1);
  }

  @Test
  void replacesAServerThatIsNotThere() {
    pool.start(SPEC, 1);
    Upstream gone = registry.up().getFirst();
    launcher.setReady(false);
    pool.onUnreachable(gone);
    assertThat(registry.up()).isEmpty();
    await().until(() -> gone.state() == UpstreamState.DOWN);
    launcher.setReady(true);
    await().until(() -> registry.up().size() == 1 && launcher.list().size() == 1);
    assertThat(registry.all()).doesNotContain(gone);
  }

  @Test
  void letsAFailedServerEndItsOtherCalls() {
    pool.start(SPEC, 1);
    Upstream failed = registry.up().getFirst();
    Reservation other = failed.tryReserve().orElseThrow();
    pool.onLoss(failed);
    await().until(() -> registry.up().size() == 1);
    assertThat(launcher.list()).hasSize(2);
    other.complete();
    await().until(() -> launcher.list().size() == 1);
  }

  @Test
  void triesALaunchAgainUntilItSucceeds() {
    pool.start(SPEC, 1);
    launcher.failLaunches(4);
    pool.onLoss(registry.up().getFirst());
    await().until(() -> registry.up().size() == 1);
    assertThat(launcher.launches()).isEqualTo(6);
  }

  @Test
  void triesARemovalAgainUntilItSucceeds() {
    pool.start(SPEC, 2);
    launcher.failRemovals(3);
    pool.resize(1);
    await().until(() -> launcher.list().size() == 1);
  }

  @Test
  void leavesTheServersWhenItIsClosed() {
    pool.start(SPEC, 2);
    pool.close();
    assertThat(launcher.list()).hasSize(2);
  }

  @Test
  void pausesLongerAfterEachFailureUpToALimit() {
    PoolLimits limits = PoolLimits.of(Duration.ofSeconds(1), Duration.ofSeconds(1), 0);
    assertThat(limits.pauseAfter(1)).isEqualTo(Duration.ofMillis(250));
    assertThat(limits.pauseAfter(3)).isEqualTo(Duration.ofSeconds(1));
    assertThat(limits.pauseAfter(1000)).isEqualTo(Duration.ofSeconds(10));
  }

  private ServerPool pool(Duration start) {
    return pool(start, Duration.ofSeconds(30));
  }

  private ServerPool pool(Duration start, Duration drain) {
    Background background = new Background();
    return new ServerPool(
        launcher,
        registry,
        new Readiness(launcher, words, launcher, background, Duration.ofMillis(5)),
        background,
        new PoolLimits(
            start, drain, Duration.ofMillis(5), Duration.ofMillis(20), 0, Duration.ofMillis(5)));
  }
}
