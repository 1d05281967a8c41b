package dev.spillway.simulator.workload;

import dev.spillway.simulator.engine.World;
import dev.spillway.simulator.workload.Arrivals.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The workloads that have a name. */
public final class Workloads {
  private Workloads() {}

  /** Returns those that can be chosen by name; predictive's constants were tuned on them. */
  public static List<Workload> all() {
    return Stream.of(narrow(), wide()).flatMap(List::stream).toList();
  }

  /** Those whose calls are alike, or tell by their parameter how long they take. */
  private static List<Workload> narrow() {
    World usual = World.usual();
    return List.of(
        new Workload(
            "poisson",
            "Fibonacci at 90 % of the servers' capacity, the cloud 1.5 times slower",
            Arrivals.poisson(0.9),
            Durations.fibonacci(20, 32, 1.5),
            usual),
        new Workload(
            "bursts",
            "equal calls of 200 ms at half the capacity, with bursts of four times as much, the"
                + " cloud as fast",
            Arrivals.bursts(new Phase(0.5, 300), new Phase(4, 60)),
            Durations.equal(200, 1),
            usual),
        new Workload(
            "on-off",
            "equal calls of 100 ms at 1.5 times the capacity, half of the time none, the cloud"
                + " 1.5 times faster",
            Arrivals.onOff(1.5, 200),
            Durations.equal(100, 1 / 1.5),
            usual));
  }

  /** Those whose calls differ much. */
  private static List<Workload> wide() {
    World usual = World.usual();
    return List.of(
        new Workload(
            "heavy-tail",
            "40 functions as on Azure, at 70 % of the capacity, the cloud as fast",
            Arrivals.poisson(0.7),
            Durations.azure(40, 1),
            usual),
        new Workload(
            "stragglers",
            "calls of 100 ms of which 4 % take ten times as long, at either place, by chance",
            Arrivals.poisson(0.3),
            Durations.stragglers(100, 0.04, 10),
            usual.withSlots(8)),
        new Workload(
            "crossover",
            "small calls are faster here and large ones in the cloud, at 80 % of the capacity",
            Arrivals.poisson(0.8),
            Durations.crossover(80, 0.6),
            usual));
  }

  /** Returns the workload of a name. */
  public static Optional<Workload> named(String name) {
    return all().stream().filter(workload -> workload.name().equals(name)).findFirst();
  }

  /** Returns the names that can be chosen. */
  public static List<String> names() {
    return all().stream().map(Workload::name).toList();
  }
}
