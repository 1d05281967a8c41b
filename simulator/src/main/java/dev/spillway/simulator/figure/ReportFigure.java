package dev.spillway.simulator.figure;

import dev.spillway.common.text.Table;
import dev.spillway.simulator.engine.CallResult;
import dev.spillway.simulator.engine.Replay;
import dev.spillway.simulator.engine.Simulation;
import dev.spillway.simulator.report.Numbers;
import dev.spillway.simulator.trace.Trace;
import dev.spillway.simulator.workload.FigureWorkloads;
import dev.spillway.simulator.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report's experiment: mean time at each n, by policy. */
final class ReportFigure {
  private static final int CALLS = 2_600;
  private static final long SEED = 41;
  private static final List<String> POLICIES =
      List.of("local-only", "cloud-only", "timeout", "hedge", "predictive");

  private ReportFigure() {}

  static Section play() {
    Workload workload = FigureWorkloads.report();
    Trace trace = workload.trace(CALLS, SEED);
    List<Map<Integer, Double>> means = new ArrayList<>();
    for (String policy : POLICIES) {
      means.add(meanByNumber(Simulation.play(trace, workload.world(), policy, SEED)));
    }
    List<String> headings = new ArrayList<>(List.of("n"));
    POLICIES.forEach(policy -> headings.add(policy + ", ms"));
    headings.addAll(List.of("hedge / local", "predictive / better place"));
    List<List<String>> rows = new ArrayList<>();
    for (Integer n : means.getFirst().keySet()) {
      rows.add(row(n, means.stream().map(it -> it.getOrDefault(n, 0.0)).toList()));
    }
    return new Section(
        "The report's experiment",
        workload.description()
            + "; "
            + CALLS
            + " calls, mean times at each n, learning included. Goals: `predictive` within 10 % of"
            + " the better place, `hedge` within 5 % of local alone.",
        new Table(headings, rows));
  }

  private static List<String> row(int n, List<Double> means) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(n));
    means.forEach(mean -> cells.add(Numbers.millis(mean)));
    cells.add(Numbers.ratio(means.get(3) / means.get(0)));
    cells.add(Numbers.ratio(means.get(4) / Math.min(means.get(0), means.get(1))));
    return cells;
  }

  private static Map<Integer, Double> meanByNumber(Replay replay) {
    return replay.results().stream()
        .collect(
            Collectors.groupingBy(
                result -> Integer.valueOf(result.call().parameter()),
                TreeMap::new,
                Collectors.averagingDouble(CallResult::latencyMillis)));
  }
}
