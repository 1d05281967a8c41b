package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.load.LoadPlan;
import dev.spillway.benchmarks.load.Target;
import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.AxisSeries;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Contender;
import dev.spillway.benchmarks.measure.Goal;
import dev.spillway.benchmarks.measure.Goal.Bound;
import dev.spillway.benchmarks.peer.FixedAnswers;
import dev.spillway.benchmarks.process.Cleanup;
import dev.spillway.benchmarks.process.Workshop;
import dev.spillway.benchmarks.product.LoadBalancerAlone;
import java.util.List;
import java.util.Map;

/** What keeping records of calls costs the load balancer: with them, and with CALL_RECORDS=0. */
final class Records implements Figure {
  private static final String WITHOUT = "without records";
  private static final int ANSWER_BYTES = 10;
  private static final int CONNECTIONS = 64;
  private static final double GOAL = 0.97;

  @Override
  public String name() {
    return "records";
  }

  @Override
  public String title() {
    return "requests a second through the load balancer, with and without records of calls";
  }

  @Override
  public FigureOutcome measure(Bench bench) throws Exception {
    AxisSeries series = new AxisSeries();
    try (Cleanup cleanup = new Cleanup()) {
      Workshop workshop =
          Workshop.open(bench.workshop().project(), bench.workshop().env(), cleanup);
      Target server = FixedAnswers.start(workshop, bench.haProxy(), ANSWER_BYTES);
      Caller with = caller(Names.OURS, bench, workshop, server, Map.of());
      Caller without = caller(WITHOUT, bench, workshop, server, Map.of("CALL_RECORDS", 0));
      for (int connections : List.of(1, CONNECTIONS)) {
        bench.say(connections + " connections");
        LoadPlan load = bench.plan().closed(connections);
        series.add(
            bench
                .plan()
                .rounds()
                .measure(
                    List.of(
                        Contender.ours(Names.OURS, connections, () -> with.perSecond(load)),
                        Contender.peer(WITHOUT, connections, () -> without.perSecond(load)))));
      }
    }
    return new FigureOutcome.Measured(
        List.of(
            new Chart(
                "connections",
                "an answer of " + ANSWER_BYTES + " bytes",
                "requests/s",
                new Axis("connections", true),
                series.series(),
                List.of(new Goal(CONNECTIONS, Bound.AT_LEAST, GOAL, WITHOUT)),
                List.of())));
  }

  private static Caller caller(
      String name, Bench bench, Workshop workshop, Target server, Map<String, Object> settings)
      throws Exception {
    Target target = LoadBalancerAlone.start(workshop, server, bench.fibonacci(), settings);
    Caller caller = new Caller(name, target, FixedAnswers.call());
    caller.heat(bench.plan(), CONNECTIONS);
    return caller;
  }
}
