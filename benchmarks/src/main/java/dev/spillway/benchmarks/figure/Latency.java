package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.load.LoadPlan;
import dev.spillway.benchmarks.load.LoadResult;
import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Contender;
import dev.spillway.benchmarks.measure.Goal;
import dev.spillway.benchmarks.measure.Series;
import dev.spillway.benchmarks.peer.Original;
import dev.spillway.benchmarks.peer.Watchdog;
import dev.spillway.benchmarks.process.Workshop;
import dev.spillway.benchmarks.product.Installation;
import dev.spillway.benchmarks.product.ProductSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How long one call takes, through load balancer and server. */
final class Latency implements Figure {
  private static final int SERVERS = 2;
  private static final int OPEN_CALLERS = 16;
  private static final double GOAL_MILLIS = 2;
  private static final double MEDIAN = 50;
  private static final List<Double> PERCENTILES = List.of(MEDIAN, 90.0, 99.0);

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String title() {
    return "one call of fibonacci(1) through load balancer and server";
  }

  @Override
  public FigureOutcome measure(Bench bench) throws Exception {
    List<String> notes = new ArrayList<>();
    Map<Caller, Series.Role> callers = start(bench, notes);
    for (Caller caller : callers.keySet()) {
      bench.say("warming up " + caller.name());
      caller.heat(bench.plan(), 1);
    }
    bench.say("one caller");
    List<Series> closed = percentiles(bench, callers, bench.plan().closed(1));
    bench.say("a fixed rate");
    List<Series> open =
        percentiles(
            bench,
            callers,
            bench.plan().open(Math.min(OPEN_CALLERS, ProductSettings.capacity(SERVERS))));
    return new FigureOutcome.Measured(
        List.of(
            chart(
                "closed",
                "one caller, who calls again when answered",
                closed,
                List.of(Goal.of(MEDIAN, Goal.Bound.AT_MOST, GOAL_MILLIS)),
                notes),
            chart(
                "open",
                "%.0f calls a second, due whether or not answers come"
                    .formatted(bench.plan().openRate()),
                open,
                List.of(),
                List.of("latencies count from when a call was due (coordinated omission)"))));
  }

  private static Map<Caller, Series.Role> start(Bench bench, List<String> notes) throws Exception {
    Workshop workshop = bench.workshop();
    Path python = bench.python();
    Map<Caller, Series.Role> callers = new LinkedHashMap<>();
    bench.say("bringing up the product");
    ProductSettings settings =
        ProductSettings.of("process", workshop.newFile("-state"))
            .with("NUMBER_OF_SERVERS", SERVERS)
            .withQueue();
    Installation product = Installation.up(workshop, settings, bench.fibonacci());
    callers.put(Caller.ofFibonacci(Names.OURS, product.target()), Series.Role.OURS);
    bench.say("bringing up the peers");
    callers.put(
        Caller.ofFibonacci(
            Names.ORIGINAL, Original.start(workshop, python, bench.fibonacci(), SERVERS)),
        Series.Role.PEER);
    Optional<Watchdog> watchdog = Watchdog.find(workshop);
    if (watchdog.isPresent()) {
      callers.put(
          Caller.ofFibonacci(
              Names.WATCHDOG, watchdog.get().start(workshop, python, bench.fibonacci())),
          Series.Role.PEER);
    } else {
      notes.add(Names.WATCHDOG + " left out: it is not installed");
    }
    return callers;
  }

  private static List<Series> percentiles(
      Bench bench, Map<Caller, Series.Role> callers, LoadPlan load) throws Exception {
    List<Contender> contenders = new ArrayList<>();
    callers.forEach(
        (caller, role) ->
            contenders.add(
                new Contender(caller.name(), role, () -> percentiles(caller.load(load)))));
    return bench.plan().rounds().measure(contenders);
  }

  private static Map<Double, Double> percentiles(LoadResult result) {
    Map<Double, Double> values = new TreeMap<>();
    PERCENTILES.forEach(percentile -> values.put(percentile, result.millisAt(percentile)));
    return values;
  }

  private static Chart chart(
      String name, String title, List<Series> series, List<Goal> goals, List<String> notes) {
    return new Chart(name, title, "ms", new Axis("percentile", false), series, goals, notes);
  }
}
