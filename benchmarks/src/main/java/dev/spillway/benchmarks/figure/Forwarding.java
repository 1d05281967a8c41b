package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.load.LoadPlan;
import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.AxisSeries;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Contender;
import dev.spillway.benchmarks.measure.Goal;
import dev.spillway.benchmarks.measure.Goal.Bound;
import dev.spillway.benchmarks.measure.Series;
import dev.spillway.benchmarks.process.Cleanup;
import dev.spillway.benchmarks.process.Workshop;
import java.util.ArrayList;
import java.util.List;

/** Requests a second through the load balancer alone, in front of a fixed answer. */
final class Forwarding implements Figure {
  private static final int CONNECTIONS = 64;
  private static final int SMALL_ANSWER_BYTES = 10;
  private static final double GOAL = 0.5;

  @Override
  public String name() {
    return "forwarding";
  }

  @Override
  public String title() {
    return "requests a second through the load balancer alone, in front of a fixed answer";
  }

  @Override
  public FigureOutcome measure(Bench bench) throws Exception {
    return new FigureOutcome.Measured(List.of(byConnections(bench), byPayload(bench)));
  }

  private static Chart byConnections(Bench bench) throws Exception {
    AxisSeries series = new AxisSeries();
    try (Cleanup cleanup = new Cleanup()) {
      Forwarders forwarders = start(bench, cleanup, SMALL_ANSWER_BYTES);
      for (int connections : bench.plan().callers()) {
        bench.say(connections + " connections");
        series.add(measure(bench, forwarders, connections, connections));
      }
    }
    return chart(
        "connections",
        "an answer of " + SMALL_ANSWER_BYTES + " bytes",
        "connections",
        series,
        List.of(new Goal(CONNECTIONS, Bound.AT_LEAST, GOAL, Names.HAPROXY)));
  }

  private static Chart byPayload(Bench bench) throws Exception {
    AxisSeries series = new AxisSeries();
    for (int bytes : bench.plan().payloads()) {
      bench.say(bytes + " bytes");
      try (Cleanup cleanup = new Cleanup()) {
        Forwarders forwarders = start(bench, cleanup, bytes);
        series.add(measure(bench, forwarders, bytes, CONNECTIONS));
      }
    }
    return chart("payload", CONNECTIONS + " connections", "bytes of answer", series, List.of());
  }

  private static Forwarders start(Bench bench, Cleanup cleanup, int bytes) throws Exception {
    Workshop workshop = Workshop.open(bench.workshop().project(), bench.workshop().env(), cleanup);
    Forwarders forwarders = Forwarders.start(bench, workshop, bytes);
    forwarders.ours().heat(bench.plan(), CONNECTIONS);
    return forwarders;
  }

  private static List<Series> measure(Bench bench, Forwarders forwarders, double x, int connections)
      throws Exception {
    LoadPlan load = bench.plan().closed(connections);
    List<Contender> contenders = new ArrayList<>();
    contenders.add(Contender.ours(Names.OURS, x, () -> forwarders.ours().perSecond(load)));
    forwarders
        .haProxy()
        .ifPresent(
            peer -> contenders.add(Contender.peer(Names.HAPROXY, x, () -> peer.perSecond(load))));
    contenders.add(
        Contender.context(Forwarders.DIRECT, x, () -> forwarders.direct().perSecond(load)));
    return bench.plan().rounds().measure(contenders);
  }

  private static Chart chart(
      String name, String title, String axis, AxisSeries series, List<Goal> goals) {
    boolean alone = series.series().stream().noneMatch(one -> one.role() == Series.Role.PEER);
    return new Chart(
        name,
        title,
        "requests/s",
        new Axis(axis, true),
        series.series(),
        goals,
        alone ? List.of(Names.HAPROXY + " left out: it is not installed") : List.of());
  }
}
