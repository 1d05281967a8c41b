package dev.spillway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spillway.placement.money.Money;
import dev.spillway.placement.policy.OffloadPolicy;
import dev.spillway.placement.policy.PolicySettings;
import dev.spillway.simulator.engine.CallResult.End;
import dev.spillway.simulator.trace.Trace;
import dev.spillway.simulator.trace.TracedCall;
import dev.spillway.simulator.workload.Workload;
import dev.spillway.simulator.workload.Workloads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SimulationTest {
  private static final int CALLS = 600;
  private static final double ROUNDING = 1e-4;

  static Stream<Arguments> all() {
    return Workloads.all().stream()
        .flatMap(
            workload ->
                OffloadPolicy.all(PolicySettings.defaults()).stream()
                    .map(policy -> Arguments.of(workload, policy.name())));
  }

  @ParameterizedTest
  @MethodSource("all")
  void losesNoCall(Workload workload, String policy) {
    Trace trace = workload.trace(CALLS, 3);
    Replay replay = Simulation.play(trace, workload.world(), policy, 3);
    assertThat(replay.results()).extracting(CallResult::call).isEqualTo(trace.calls());
    assertThat(replay.failures()).isZero();
  }

  @ParameterizedTest
  @MethodSource("all")
  void answersNobodySoonerThanTheFasterPlaceCan(Workload workload, String policy) {
    for (CallResult result : play(workload, policy).results()) {
      double fastest = Math.min(result.call().localMillis(), result.call().warmTripMillis());
      assertThat(result.latencyMillis()).isGreaterThan(fastest - ROUNDING);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void neverLetsACallWaitBesideAFreeSlot(Workload workload, String policy) {
    List<CallResult> ran =
        play(workload, policy).results().stream()
            .filter(result -> result.slot().toMillis() > result.slot().fromMillis())
            .toList();
    for (CallResult waited : ran) {
      double middle = (waited.call().arrivalMillis() + waited.slot().fromMillis()) / 2;
      if (waited.slot().fromMillis() - waited.call().arrivalMillis() > ROUNDING) {
        long busy =
            ran.stream()
                .filter(it -> it.slot().fromMillis() <= middle && middle < it.slot().toMillis())
                .count();
        assertThat(busy).isEqualTo(workload.world().slots());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void runsNoMoreCallsThanThereAreSlots(Workload workload, String policy) {
    List<double[]> changes = new ArrayList<>();
    for (CallResult result : play(workload, policy).results()) {
      changes.add(new double[] {result.slot().fromMillis(), 1});
      changes.add(new double[] {result.slot().toMillis(), -1});
    }
    changes.sort(
        Comparator.<double[]>comparingDouble(it -> it[0]).thenComparingDouble(it -> it[1]));
    double running = 0;
    for (double[] change : changes) {
      running += change[1];
      // Calls without a slot are at 0 with nothing between begin and end.
      assertThat(change[0] == 0 ? 0 : running).isLessThanOrEqualTo(workload.world().slots());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void isTheSameForTheSameSeed(Workload workload, String policy) {
    assertThat(play(workload, policy)).isEqualTo(play(workload, policy));
  }

  @ParameterizedTest
  @MethodSource("all")
  void chargesForCallsInTheCloudAndOnlyForThem(Workload workload, String policy) {
    for (CallResult result : play(workload, policy).results()) {
      boolean wasThere = result.end() == End.CLOUD || result.hedged();
      assertThat(result.cost().compareTo(Money.ZERO) > 0).isEqualTo(wasThere);
    }
  }

  @Test
  void killsAtLocalTimeoutAndStartsOverInTheCloud() {
    World world =
        World.usual().with(PolicySettings.defaults().withLocalTimeout(Duration.ofMillis(100)));
    Replay replay = Simulation.play(one(300, 80), world, "timeout", 1);
    CallResult result = replay.results().getFirst();
    assertThat(result.end()).isEqualTo(End.CLOUD);
    assertThat(result.latencyMillis()).isCloseTo(100 + 250 + 80 + 10, within(ROUNDING));
    assertThat(result.slot().toMillis()).isCloseTo(100, within(ROUNDING));
  }

  @Test
  void countsTheFirstSuccessOfTwoAndPaysForBoth() {
    World world =
        World.usual()
            .with(PolicySettings.defaults().withHedgeDelay(Duration.ofMillis(100)))
            .withHedgeShare(1);
    CallResult cloudWins = Simulation.play(one(900, 80), world, "hedge", 1).results().getFirst();
    assertThat(cloudWins.end()).isEqualTo(End.CLOUD);
    assertThat(cloudWins.latencyMillis()).isCloseTo(100 + 250 + 80 + 10, within(ROUNDING));
    assertThat(cloudWins.slot().toMillis()).isCloseTo(440, within(ROUNDING));

    CallResult serverWins = Simulation.play(one(300, 800), world, "hedge", 1).results().getFirst();
    assertThat(serverWins.end()).isEqualTo(End.LOCAL);
    assertThat(serverWins.latencyMillis()).isCloseTo(300, within(ROUNDING));
    assertThat(serverWins.cost()).isGreaterThan(cloudWins.cost());
  }

  @Test
  void givesUpWhereTheGatewayDoes() {
    CallResult result =
        Simulation.play(one(40_000, 40_000), World.usual(), "cloud-only", 1).results().getFirst();
    assertThat(result.end()).isEqualTo(End.CLOUD_TIMED_OUT);
    assertThat(result.latencyMillis()).isCloseTo(29_000, within(ROUNDING));
  }

  @Test
  void doublesNoMoreCallsThanAllowed() {
    Workload stragglers = Workloads.named("stragglers").orElseThrow();
    Replay replay = Simulation.play(stragglers.trace(3_000, 5), stragglers.world(), "hedge", 5);
    assertThat(replay.hedgedShare()).isBetween(0.01, 0.05);
  }

  private static Trace one(double localMillis, double cloudMillis) {
    return new Trace("one", List.of(new TracedCall(0, "x", localMillis, cloudMillis, 10)));
  }

  private static Replay play(Workload workload, String policy) {
    return Simulation.play(workload.trace(CALLS, 3), workload.world(), policy, 3);
  }
}
