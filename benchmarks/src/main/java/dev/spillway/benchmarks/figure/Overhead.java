package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.load.LoadPlan;
import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Contender;
import dev.spillway.benchmarks.measure.Goal;
import java.util.ArrayList;
import java.util.List;

/** The time that the load balancer adds to a call over asking the server directly. */
final class Overhead implements Figure {
  private static final int ANSWER_BYTES = 10;
  private static final double GOAL_MILLIS = 0.2;
  private static final double PLACE = 1;

  @Override
  public String name() {
    return "overhead";
  }

  @Override
  public String title() {
    return "median time that the load balancer adds to a call over asking the server directly";
  }

  @Override
  public FigureOutcome measure(Bench bench) throws Exception {
    Forwarders forwarders = Forwarders.start(bench, bench.workshop(), ANSWER_BYTES);
    bench.say("warming up");
    forwarders.ours().heat(bench.plan(), 1);
    List<Contender> contenders = new ArrayList<>();
    contenders.add(
        Contender.ours(Names.OURS, PLACE, () -> added(bench, forwarders, forwarders.ours())));
    forwarders
        .haProxy()
        .ifPresent(
            peer ->
                contenders.add(
                    Contender.peer(Names.HAPROXY, PLACE, () -> added(bench, forwarders, peer))));
    bench.say("one caller");
    return new FigureOutcome.Measured(
        List.of(
            new Chart(
                "added",
                "one caller, a fixed answer",
                "ms",
                Axis.NONE,
                bench.plan().rounds().measure(contenders),
                List.of(Goal.of(PLACE, Goal.Bound.AT_MOST, GOAL_MILLIS)),
                forwarders.haProxy().isPresent()
                    ? List.of()
                    : List.of(Names.HAPROXY + " left out: it is not installed"))));
  }

  /** Both medians are of the same moment, so that what the machine does meets both. */
  private static double added(Bench bench, Forwarders forwarders, Caller through) throws Exception {
    LoadPlan load = bench.plan().closed(1);
    return through.medianMillis(load) - forwarders.direct().medianMillis(load);
  }
}
