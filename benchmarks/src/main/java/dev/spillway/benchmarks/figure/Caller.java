package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.load.CallBytes;
import dev.spillway.benchmarks.load.LoadPlan;
import dev.spillway.benchmarks.load.LoadResult;
import dev.spillway.benchmarks.load.LoadRun;
import dev.spillway.benchmarks.load.Pace;
import dev.spillway.benchmarks.load.Target;
import dev.spillway.benchmarks.process.Wait;
import java.io.IOException;
import java.time.Duration;

/**
 * Calls one contender; each call must be answered as expected.
 *
 * @param name the contender's
 * @param target where it listens
 * @param call what it is asked
 */
record Caller(String name, Target target, CallBytes call) {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

  /** What {@code fibonacci.py 1} prints. */
  private static final String FIRST_NUMBER = "position 1 is: 1";

  /** Returns a caller of {@code fibonacci(1)}. */
  static Caller ofFibonacci(String name, Target target) {
    return new Caller(name, target, CallBytes.of("call_faas", "1", FIRST_NUMBER));
  }

  /**
   * Loads the contender until its JVM has compiled what is hot. Calls of a cold program on a busy
   * machine may fail; it only has to answer before and after.
   */
  void heat(Plan plan, int callers) throws Exception {
    awaitAnswer();
    var _ = new LoadRun(target, call, plan.heating(callers)).run();
    awaitAnswer();
  }

  private void awaitAnswer() throws Exception {
    LoadPlan one = new LoadPlan(1, new Pace.Closed(), Duration.ZERO, Duration.ofMillis(1));
    Wait.until(
        name + " answers",
        ANSWER_LIMIT,
        () -> new LoadRun(target, call, one).run().failures() == 0);
  }

  /** Returns what a load brought. */
  LoadResult load(LoadPlan plan) throws IOException {
    return new LoadRun(target, call, plan).run().orThrow(name);
  }

  /** Returns the answers a second. */
  double perSecond(LoadPlan plan) throws IOException {
    return load(plan).perSecond();
  }

  /** Returns the median latency in milliseconds. */
  double medianMillis(LoadPlan plan) throws IOException {
    return load(plan).millisAt(50);
  }
}
