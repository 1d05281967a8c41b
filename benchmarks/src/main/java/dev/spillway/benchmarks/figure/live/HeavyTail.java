package dev.spillway.benchmarks.figure.live;

import dev.spillway.benchmarks.figure.Bench;
import dev.spillway.benchmarks.figure.Figure;
import dev.spillway.benchmarks.figure.FigureOutcome;
import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Goal;
import dev.spillway.benchmarks.measure.Point;
import dev.spillway.benchmarks.measure.Series;
import dev.spillway.benchmarks.product.ProductSettings;
import dev.spillway.common.journal.CallRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Heavy tails of an idempotent function: what second calls make of them. */
public final class HeavyTail implements Figure {
  private static final String LOCAL = "local-only";
  private static final String HEDGE = "hedge";
  private static final int CALL_MILLIS = 100;
  private static final int CALLERS = 3;
  private static final double TAIL = 99;
  private static final double HALF = 0.5;
  private static final double MOST_DOUBLED = 5;
  private static final int PORTIONS = 4;

  @Override
  public String name() {
    return "live-tail";
  }

  @Override
  public String title() {
    return "heavy tails: an idempotent function of which 4 % of the runs take ten times as long";
  }

  @Override
  public FigureOutcome measure(Bench bench) throws Exception {
    Map<String, ProductSettings> settings = new LinkedHashMap<>();
    for (String policy : List.of(HEDGE, LOCAL, "timeout")) {
      settings.put(policy, LivePlace.settings(bench, policy));
    }
    Map<String, LiveSystem> systems =
        LiveSystem.up(bench, settings, LivePlace.function(bench, "straggler.py"));
    int calls = bench.plan().live().tailCalls();
    List<String> portion =
        Collections.nCopies(Math.ceilDiv(calls, PORTIONS), String.valueOf(CALL_MILLIS));
    for (int i = 0; i < PORTIONS; i++) {
      for (LiveSystem system : systems.values()) {
        bench.say((i + 1) + " of " + PORTIONS + ": " + system.name());
        var _ = system.measure(portion.size(), callers -> callers.inTurn(portion, CALLERS));
      }
    }
    // What second calls cost that came too late is known a moment after their call.
    Map<String, List<CallRecord>> measured = new LinkedHashMap<>();
    for (LiveSystem system : systems.values()) {
      measured.put(system.name(), system.records());
    }
    return new FigureOutcome.Measured(
        List.of(latencies(measured), doubled(measured.getOrDefault(HEDGE, List.of()))));
  }

  private static Chart latencies(Map<String, List<CallRecord>> measured) {
    List<Series> series = new ArrayList<>();
    measured.forEach(
        (policy, calls) ->
            series.add(
                new Series(
                    policy,
                    policy.equals(HEDGE) ? Series.Role.OURS : Series.Role.PEER,
                    percentiles(calls))));
    return new Chart(
        "latency",
        "latencies",
        "ms",
        new Axis("percentile", false),
        series,
        List.of(new Goal(TAIL, Goal.Bound.AT_MOST, HALF, LOCAL)),
        List.of(
            LivePlace.STATED,
            "%d ms, by chance in 4 %% of the runs ten times as long, here as there; %d callers; %d calls for each policy, learning included"
                .formatted(CALL_MILLIS, CALLERS, measured.getOrDefault(HEDGE, List.of()).size())));
  }

  private static List<Point> percentiles(List<CallRecord> calls) {
    Map<Double, Double> values = new TreeMap<>();
    for (double percent : new double[] {50, 90, 95, TAIL}) {
      values.put(percent, Calls.percentile(calls, percent));
    }
    return values.entrySet().stream()
        .map(entry -> new Point(entry.getKey(), List.of(entry.getValue())))
        .toList();
  }

  private static Chart doubled(List<CallRecord> calls) {
    return new Bars("doubled", "calls that hedge started in the cloud as well", "% of the calls")
        .of(
            List.of(Bars.bar(HEDGE, Series.Role.OURS, Calls.percentPaid(calls))),
            List.of(Bars.atMost(MOST_DOUBLED)),
            List.of());
  }
}
