package dev.spillway.simulator.workload;

import dev.spillway.simulator.engine.World;
import dev.spillway.simulator.workload.Arrivals.Phase;
import java.util.List;

/** The workloads by which predictive is judged; no constant was tuned on them. */
public final class HeldOutWorkloads {
  private HeldOutWorkloads() {}

  /** Returns the five. */
  public static List<Workload> all() {
    World usual = World.usual();
    return List.of(
        new Workload(
            "held-out-fibonacci",
            "Fibonacci (n = 18..30) at 110 % of the capacity, the cloud twice as slow",
            Arrivals.poisson(1.1),
            Durations.fibonacci(18, 30, 2),
            usual.withSlots(3)),
        new Workload(
            "held-out-bursts",
            "equal calls of 350 ms at 40 % of the capacity, with bursts of three times as much,"
                + " the cloud 1.2 times slower",
            Arrivals.bursts(new Phase(0.4, 500), new Phase(3, 150)),
            Durations.equal(350, 1.2),
            usual.withSlots(6)),
        new Workload(
            "held-out-on-off",
            "equal calls of 60 ms at 1.8 times the capacity, half of the time none, the cloud"
                + " twice as fast",
            Arrivals.onOff(1.8, 350),
            Durations.equal(60, 0.5),
            usual.withSlots(2)),
        new Workload(
            "held-out-heavy-tail",
            "80 functions as on Azure, at 85 % of the capacity, the cloud 1.3 times slower",
            Arrivals.poisson(0.85),
            Durations.azure(80, 1.3),
            usual.withSlots(8)),
        new Workload(
            "held-out-change",
            "small calls are faster here and large ones in the cloud, at 95 % of the capacity;"
                + " halfway, the cloud becomes 1.8 times slower",
            Arrivals.poisson(0.95),
            Durations.crossover(40, 0.5).withCloudThatChanges(1.8),
            usual.withSlots(5)));
  }
}
