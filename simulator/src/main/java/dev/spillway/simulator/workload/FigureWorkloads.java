package dev.spillway.simulator.workload;

import dev.spillway.placement.policy.PolicySettings;
import dev.spillway.simulator.engine.World;
import dev.spillway.simulator.workload.Arrivals.Phase;
import java.time.Duration;
import java.util.List;

/** The workloads of single figures. */
public final class FigureWorkloads {
  /** When the burst of {@link #burst} begins, in units of {@link Arrivals}. */
  public static final double BURST_BEGIN = 300;

  /** How long it lasts. */
  public static final double BURST_LENGTH = 60;

  /** How many calls there are in it, before and after it, about. */
  public static final int BURST_CALLS = 540;

  private FigureWorkloads() {}

  /**
   * Returns the report's experiment: calls one after the other, so that none waits, and a local
   * timeout that the larger ones exceed.
   */
  public static Workload report() {
    PolicySettings settings = PolicySettings.defaults().withLocalTimeout(Duration.ofMillis(150));
    return new Workload(
        "report",
        "Fibonacci (n = 20..32), few at a time, the cloud 2.5 times slower, LOCAL_TIMEOUT 150 ms",
        Arrivals.poisson(0.05),
        Durations.fibonacci(20, 32, 2.5),
        World.usual().with(settings));
  }

  /** Returns a burst of four times the capacity in a load of half the capacity. */
  public static Workload burst() {
    Phase quiet = new Phase(0.5, BURST_BEGIN);
    return new Workload(
        "burst",
        "Equal calls of 200 ms, the cloud as fast, at half the capacity; once, for the time of "
            + Math.round(BURST_LENGTH / World.usual().slots())
            + " calls, at four times the capacity",
        new Arrivals(List.of(quiet, new Phase(4, BURST_LENGTH), quiet)),
        Durations.equal(200, 1),
        World.usual());
  }

  /** Returns run times with heavy tails. */
  public static List<Workload> tails() {
    World world = World.usual().withSlots(8);
    return List.of(
        new Workload(
            "tail-stragglers",
            "100 ms, 4 % of them ten times as long",
            Arrivals.poisson(0.3),
            Durations.stragglers(100, 0.04, 10),
            world),
        new Workload(
            "tail-log-normal",
            "log-normal, median 100 ms, sigma 1.5",
            Arrivals.poisson(0.3),
            Durations.logNormal(100, 1.5),
            world));
  }
}
