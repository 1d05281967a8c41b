package dev.spillway.simulator.figure;

import dev.spillway.common.text.Table;
import dev.spillway.simulator.engine.CallResult;
import dev.spillway.simulator.engine.Replay;
import dev.spillway.simulator.engine.Simulation;
import dev.spillway.simulator.engine.World;
import dev.spillway.simulator.report.Numbers;
import dev.spillway.simulator.trace.Trace;
import dev.spillway.simulator.trace.TracedCall;
import dev.spillway.simulator.workload.FigureWorkloads;
import dev.spillway.simulator.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A burst of four times the capacity: how soon all of it is answered, and what that costs. */
final class BurstFigure {
  private static final long SEED = 42;
  private static final Duration DEADLINE = Duration.ofMillis(600);
  private static final List<String> HEADINGS =
      List.of(
          "policy",
          "burst answered after, ms",
          "sooner by",
          "mean ms",
          "p99",
          "cost",
          "of cloud-only's");

  private BurstFigure() {}

  /**
   * One line of the table.
   *
   * @param name for readers
   */
  private record Contender(String name, String policy, World world) {
    Replay play(Trace trace) {
      return Simulation.play(trace, world, policy, SEED);
    }
  }

  static Section play() {
    Workload workload = FigureWorkloads.burst();
    Trace trace = workload.trace(FigureWorkloads.BURST_CALLS, SEED);
    List<Contender> contenders = contenders(workload.world());
    List<Replay> replays = contenders.stream().map(it -> it.play(trace)).toList();
    double local = burstMillis(replays.get(0), workload);
    double cloudCost = replays.get(1).cost().dollars().doubleValue();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < replays.size(); i++) {
      Replay replay = replays.get(i);
      double burst = burstMillis(replay, workload);
      rows.add(
          List.of(
              contenders.get(i).name(),
              Numbers.millis(burst),
              Numbers.ratio(local / burst),
              Numbers.millis(replay.meanMillis()),
              Numbers.millis(replay.percentileMillis(0.99)),
              Numbers.usd(replay.cost()),
              Numbers.percent(replay.cost().dollars().doubleValue() / cloudCost)));
    }
    return new Section("A burst", text(workload), new Table(HEADINGS, rows));
  }

  private static String text(Workload workload) {
    return workload.description()
        + ". Goals for a hybrid: the burst is answered 1.9 times sooner than by local-only, for 40 %"
        + " of cloud-only's cost at most. A burst with nothing before or after it cannot reach both:"
        + " to be 1.9 times as fast as servers alone, with a cloud that is no faster, 1 - 1/1.9 ="
        + " 47 % of the work must leave.";
  }

  private static List<Contender> contenders(World world) {
    return List.of(
        new Contender("local-only", "local-only", world),
        new Contender("cloud-only", "cloud-only", world),
        new Contender("timeout", "timeout", world),
        new Contender("predictive", "predictive", world),
        new Contender(
            "predictive, DEADLINE " + DEADLINE.toMillis() + " ms",
            "predictive",
            world.withDeadline(DEADLINE)));
  }

  private static double burstMillis(Replay replay, Workload workload) {
    double unit =
        replay.results().stream()
                .map(CallResult::call)
                .mapToDouble(TracedCall::localMillis)
                .average()
                .orElse(0)
            / workload.world().slots();
    double begin = FigureWorkloads.BURST_BEGIN * unit;
    double end = begin + FigureWorkloads.BURST_LENGTH * unit;
    double answered =
        replay.results().stream()
            .filter(it -> it.call().arrivalMillis() >= begin && it.call().arrivalMillis() < end)
            .mapToDouble(CallResult::endMillis)
            .max()
            .orElse(begin);
    return answered - begin;
  }
}
