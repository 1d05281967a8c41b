package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.AxisSeries;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Contender;
import dev.spillway.benchmarks.measure.Goal;
import dev.spillway.benchmarks.measure.Goal.Bound;
import dev.spillway.benchmarks.peer.BareLoops;
import dev.spillway.benchmarks.peer.Original;
import dev.spillway.benchmarks.process.Cleanup;
import dev.spillway.benchmarks.process.Workshop;
import dev.spillway.benchmarks.product.Installation;
import dev.spillway.benchmarks.product.ProductSettings;
import java.util.ArrayList;
import java.util.List;

/** Calls a second, as callers and as servers become more. */
final class Throughput implements Figure {
  private static final int SERVERS = 2;
  private static final int CALLERS = 64;
  private static final double GOAL_PER_SECOND = 1000;
  private static final double GOAL_OF_LOOPS = 4;

  /** More would wait for the original longer than a measurement takes. */
  private static final int MOST_CALLERS_OF_ORIGINAL = 64;

  private static final int LOOPS = 2;

  @Override
  public String name() {
    return "throughput";
  }

  @Override
  public String title() {
    return "calls of fibonacci(1) a second through load balancer and servers";
  }

  @Override
  public FigureOutcome measure(Bench bench) throws Exception {
    return new FigureOutcome.Measured(List.of(byCallers(bench), byServers(bench)));
  }

  private static Chart byCallers(Bench bench) throws Exception {
    AxisSeries series = new AxisSeries();
    List<String> notes = new ArrayList<>();
    try (Cleanup cleanup = new Cleanup()) {
      Pair pair = start(bench, cleanup, SERVERS);
      for (int callers : bench.plan().callers()) {
        if (callers > ProductSettings.capacity(SERVERS)) {
          notes.add(callers + " callers left out: " + ProductSettings.NO_QUEUE);
          continue;
        }
        bench.say(callers + " callers");
        series.add(bench.plan().rounds().measure(contenders(bench, pair, callers, callers)));
      }
    }
    notes.add(
        "%s left out above %d callers, who would wait longer than is measured"
            .formatted(Names.ORIGINAL, MOST_CALLERS_OF_ORIGINAL));
    List<Goal> goals = new ArrayList<>();
    for (int callers : List.of(4, CALLERS)) {
      goals.add(Goal.of(callers, Bound.AT_LEAST, GOAL_PER_SECOND));
      goals.add(new Goal(callers, Bound.AT_LEAST, GOAL_OF_LOOPS, Names.LOOPS));
    }
    return new Chart(
        "callers",
        SERVERS + " servers",
        "calls/s",
        new Axis("callers", true),
        series.series(),
        goals,
        notes);
  }

  private static Chart byServers(Bench bench) throws Exception {
    AxisSeries series = new AxisSeries();
    for (int servers : bench.plan().servers()) {
      bench.say(servers + " servers");
      try (Cleanup cleanup = new Cleanup()) {
        Pair pair = start(bench, cleanup, servers);
        int callers = Math.min(CALLERS, ProductSettings.capacity(servers));
        series.add(bench.plan().rounds().measure(contenders(bench, pair, servers, callers)));
      }
    }
    List<String> notes =
        ProductSettings.capacity(1) >= CALLERS
            ? List.of()
            : List.of("two callers a server: " + ProductSettings.NO_QUEUE);
    return new Chart(
        "servers",
        CALLERS + " callers",
        "calls/s",
        new Axis("servers", true),
        series.series(),
        List.of(),
        notes);
  }

  /** The product and the original with the same number of servers. */
  private record Pair(Workshop workshop, Caller ours, Caller original) {}

  private static Pair start(Bench bench, Cleanup cleanup, int servers) throws Exception {
    Workshop workshop = Workshop.open(bench.workshop().project(), bench.workshop().env(), cleanup);
    ProductSettings settings =
        ProductSettings.of("process", workshop.newFile("-state"))
            .with("NUMBER_OF_SERVERS", servers)
            .withQueue();
    Installation product = Installation.up(workshop, settings, bench.fibonacci());
    Pair pair =
        new Pair(
            workshop,
            Caller.ofFibonacci(Names.OURS, product.target()),
            Caller.ofFibonacci(
                Names.ORIGINAL,
                Original.start(workshop, bench.python(), bench.fibonacci(), servers)));
    pair.ours().heat(bench.plan(), Math.min(4, ProductSettings.capacity(servers)));
    return pair;
  }

  private static List<Contender> contenders(Bench bench, Pair pair, double x, int callers) {
    Plan plan = bench.plan();
    BareLoops loops = new BareLoops(bench.python(), bench.fibonacci(), LOOPS);
    List<Contender> contenders = new ArrayList<>();
    contenders.add(
        Contender.ours(Names.OURS, x, () -> pair.ours().perSecond(plan.closed(callers))));
    if (callers <= MOST_CALLERS_OF_ORIGINAL) {
      contenders.add(
          Contender.peer(Names.ORIGINAL, x, () -> pair.original().perSecond(plan.closed(callers))));
    }
    contenders.add(
        Contender.peer(Names.LOOPS, x, () -> loops.perSecond(pair.workshop(), plan.loopRuns())));
    return contenders;
  }
}
