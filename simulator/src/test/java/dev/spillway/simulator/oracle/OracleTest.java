package dev.spillway.simulator.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spillway.simulator.engine.Replay;
import dev.spillway.simulator.engine.World;
import dev.spillway.simulator.report.Comparison;
import dev.spillway.simulator.trace.Trace;
import dev.spillway.simulator.trace.TracedCall;
import dev.spillway.simulator.workload.Workload;
import dev.spillway.simulator.workload.Workloads;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OracleTest {
  private static final int CALLS = 200;

  static Stream<Workload> workloads() {
    return Workloads.all().stream();
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void isNeverWorseThanAPolicyNorBetterThanTheBound(Workload workload) {
    Comparison comparison =
        Comparison.of(
            workload.trace(CALLS, 9),
            workload.world(),
            List.of("timeout", "local-only", "cloud-only", "hedge", "predictive"));
    Oracle oracle = comparison.oracle();
    assertThat(oracle.meanMillis()).isGreaterThanOrEqualTo(oracle.boundMillis() - 1e-6);
    for (Replay replay : comparison.replays()) {
      assertThat(oracle.regret(replay)).as(replay.policy()).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void isTheBestOfAllSchedulesWhereThereAreFewCalls() {
    World world = World.usual().withSlots(1);
    Trace trace =
        new Trace(
            "few",
            List.of(
                new TracedCall(0, "a", 400, 300, 10),
                new TracedCall(1, "b", 20, 300, 10),
                new TracedCall(2, "c", 30, 300, 10),
                new TracedCall(700, "d", 90, 20, 10),
                new TracedCall(701, "e", 90, 20, 10),
                new TracedCall(702, "f", 5, 200, 10)));
    double best = Double.POSITIVE_INFINITY;
    for (int choice = 0; choice < 1 << trace.size(); choice++) {
      boolean[] places = new boolean[trace.size()];
      for (int i = 0; i < places.length; i++) {
        places[i] = (choice >> i & 1) == 1;
      }
      best = Math.min(best, Schedule.of(trace, world, places).meanMillis());
    }
    assertThat(Oracle.of(trace, world, List.of()).meanMillis()).isCloseTo(best, within(1e-9));
  }

  @Test
  void sendsNothingThatTheGatewayWouldGiveUp() {
    Trace trace = new Trace("long", List.of(new TracedCall(0, "a", 90_000, 30_000, 10)));
    Oracle oracle = Oracle.of(trace, World.usual(), List.of());
    assertThat(oracle.cloudShare()).isZero();
    assertThat(oracle.boundMillis()).isEqualTo(90_000);
  }
}
