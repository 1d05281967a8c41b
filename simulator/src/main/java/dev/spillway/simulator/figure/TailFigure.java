package dev.spillway.simulator.figure;

import dev.spillway.common.text.Table;
import dev.spillway.simulator.engine.Replay;
import dev.spillway.simulator.engine.Simulation;
import dev.spillway.simulator.report.Numbers;
import dev.spillway.simulator.trace.Trace;
import dev.spillway.simulator.workload.FigureWorkloads;
import dev.spillway.simulator.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** Heavy tails: what hedging makes of them. */
final class TailFigure {
  private static final int CALLS = 5_000;
  private static final long SEED = 43;
  private static final double TAIL = 0.99;

  private TailFigure() {}

  static Section play() {
    List<List<String>> rows = new ArrayList<>();
    for (Workload workload : FigureWorkloads.tails()) {
      Trace trace = workload.trace(CALLS, SEED);
      double alone =
          Simulation.play(trace, workload.world(), "local-only", SEED).percentileMillis(TAIL);
      for (String policy : List.of("local-only", "hedge")) {
        rows.add(row(workload, Simulation.play(trace, workload.world(), policy, SEED), alone));
      }
    }
    return new Section(
        "Heavy tails",
        "An idempotent function whose run times are drawn independently at both places, "
            + CALLS
            + " calls. Goal: `hedge` halves p99 with at most 5 % of the calls doubled.",
        new Table(
            List.of(
                "run times", "policy", "mean ms", "p95", "p99", "p99 / local", "doubled", "cost"),
            rows));
  }

  private static List<String> row(Workload workload, Replay replay, double alone) {
    return List.of(
        workload.description(),
        replay.policy(),
        Numbers.millis(replay.meanMillis()),
        Numbers.millis(replay.percentileMillis(0.95)),
        Numbers.millis(replay.percentileMillis(TAIL)),
        Numbers.ratio(replay.percentileMillis(TAIL) / alone),
        Numbers.percent(replay.hedgedShare()),
        Numbers.usd(replay.cost()));
  }
}
