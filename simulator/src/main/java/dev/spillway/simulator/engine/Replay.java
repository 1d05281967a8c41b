package dev.spillway.simulator.engine;

import dev.spillway.placement.estimate.MeanError;
import dev.spillway.placement.money.Money;
import java.util.Arrays;
import java.util.List;

/**
 * How a trace went with a policy.
 *
 * @param policy its name
 * @param results of the calls, in the order in which they came
 * @param localError how far predicted run times on servers were off
 * @param cloudError how far those in the cloud were
 */
public record Replay(
    String policy, List<CallResult> results, MeanError localError, MeanError cloudError) {
  /** Copies the results. */
  public Replay {
    results = List.copyOf(results);
  }

  /** Returns how long callers waited on average. */
  public double meanMillis() {
    return results.stream().mapToDouble(CallResult::latencyMillis).average().orElse(0);
  }

  /** Returns the time within which a share of the callers had an answer. */
  public double percentileMillis(double share) {
    return Percentile.of(sortedMillis(), share);
  }

  /** Returns all latencies, the shortest first. */
  public double[] sortedMillis() {
    double[] latencies = results.stream().mapToDouble(CallResult::latencyMillis).toArray();
    Arrays.sort(latencies);
    return latencies;
  }

  /** Returns the share of calls that were sent to the cloud. */
  public double cloudShare() {
    return share(results.stream().filter(CallResult::wasInCloud).count());
  }

  /** Returns the share of calls that were started at both places. */
  public double hedgedShare() {
    return share(results.stream().filter(CallResult::hedged).count());
  }

  /** Returns how many callers got no result. */
  public long failures() {
    return results.stream().filter(result -> !result.end().isSuccess()).count();
  }

  /** Returns what the cloud takes for all. */
  public Money cost() {
    return results.stream().map(CallResult::cost).reduce(Money.ZERO, Money::plus);
  }

  private double share(long count) {
    return (double) count / results.size();
  }
}
