package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.load.LoadPlan;
import dev.spillway.benchmarks.load.Pace;
import dev.spillway.benchmarks.measure.Rounds;
import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds how often each contender is measured
 * @param heat how long a contender is loaded before its first round, until its JVM has compiled it
 * @param warmup how long it is loaded before each measurement
 * @param measured how long a measurement takes
 * @param callers calls that are open at a time
 * @param servers numbers of servers
 * @param payloads lengths of an answer, in bytes
 * @param heldCalls calls that are open at once without an end
 * @param loopRuns runs of each bare loop
 * @param openRate calls a second where calls are due at a fixed rate
 * @param live how much is measured of the policies
 */
public record Plan(
    Rounds rounds,
    Duration heat,
    Duration warmup,
    Duration measured,
    List<Integer> callers,
    List<Integer> servers,
    List<Integer> payloads,
    int heldCalls,
    int loopRuns,
    double openRate,
    Live live) {

  /**
   * How much is measured of the policies.
   *
   * @param rounds in which each policy has calls with all parameters, after as many to learn from
   * @param burstSeconds how long a burst lasts
   * @param tailCalls calls of which the slowest are looked at
   */
  public record Live(int rounds, int burstSeconds, int tailCalls) {}

  /** Returns what takes three quarters of an hour and gives numbers to quote. */
  public static Plan full() {
    return new Plan(
        new Rounds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        List.of(1, 4, 16, 64, 256, 1024),
        List.of(1, 2, 4, 8),
        List.of(10, 100, 1_000, 10_000, 100_000, 1_000_000),
        10_000,
        80,
        40,
        new Live(4, 6, 1_200));
  }

  /** Returns what shows within two minutes whether all works; its numbers mean nothing. */
  public static Plan quick() {
    return new Plan(
        new Rounds(1),
        Duration.ofMillis(200),
        Duration.ofMillis(100),
        Duration.ofMillis(400),
        List.of(1, 4, 64),
        List.of(2),
        List.of(1_000_000),
        500,
        5,
        20,
        new Live(1, 1, 40));
  }

  /** Returns a load of callers that call again as soon as they are answered. */
  LoadPlan closed(int atATime) {
    return new LoadPlan(atATime, new Pace.Closed(), warmup, measured);
  }

  /** Returns a load of calls that are due at a fixed rate. */
  LoadPlan open(int atATime) {
    return new LoadPlan(atATime, new Pace.Open(openRate), warmup, measured);
  }

  /** Returns the load before the first round. */
  LoadPlan heating(int atATime) {
    return new LoadPlan(atATime, new Pace.Closed(), Duration.ZERO, heat);
  }
}
