package dev.spillway.simulator.recording;

import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.text.Table;
import dev.spillway.placement.estimate.Millis;
import dev.spillway.placement.money.Money;
import dev.spillway.simulator.engine.CallResult;
import dev.spillway.simulator.engine.Percentile;
import dev.spillway.simulator.engine.Replay;
import dev.spillway.simulator.engine.Simulation;
import dev.spillway.simulator.engine.World;
import dev.spillway.simulator.report.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the simulator makes of recorded calls, beside what became of them.
 *
 * @param policy which decided, both times
 * @param live what became of them
 * @param simulated what the simulator makes of them
 * @param errorPerCall the mean of |simulated - live| / live over the calls' latencies
 */
public record Check(String policy, Side live, Side simulated, double errorPerCall) {
  private static final long SEED = 1;

  /**
   * How calls went; latencies in milliseconds.
   *
   * @param cloudShare of the calls that were in the cloud
   * @param usd what they cost there
   */
  public record Side(
      double meanMillis, double p50, double p95, double p99, double cloudShare, double usd) {
    static Side of(double[] latencies, double cloudShare, double usd) {
      double[] sorted = latencies.clone();
      Arrays.sort(sorted);
      return new Side(
          Arrays.stream(sorted).average().orElse(0),
          Percentile.of(sorted, 0.5),
          Percentile.of(sorted, 0.95),
          Percentile.of(sorted, 0.99),
          cloudShare,
          usd);
    }
  }

  /**
   * Plays recorded calls with the policy that decided.
   *
   * @throws RecordingException if there were several
   */
  public static Check of(Recording recording, World world) {
    List<String> policies = recording.policies();
    if (policies.size() > 1) {
      throw new RecordingException(
          "The calls were placed by several policies: "
              + String.join(", ", policies)
              + ".\nTake calls of one of them, with --last or --since.");
    }
    Replay replay = Simulation.play(recording.trace(), world, policies.getFirst(), SEED);
    double[] live = recording.records().stream().mapToDouble(Check::liveMillis).toArray();
    double[] simulated = replay.results().stream().mapToDouble(CallResult::latencyMillis).toArray();
    return new Check(
        policies.getFirst(),
        Side.of(live, liveCloudShare(recording), usd(liveCost(recording))),
        Side.of(simulated, replay.cloudShare(), usd(replay.cost())),
        error(live, simulated));
  }

  /** Returns it as a table. */
  public Table table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("mean ms", Side::meanMillis));
    rows.add(row("p50", Side::p50));
    rows.add(row("p95", Side::p95));
    rows.add(row("p99", Side::p99));
    rows.add(List.of("each call", "", "", Numbers.percent(errorPerCall)));
    rows.add(
        List.of(
            "in cloud",
            Numbers.percent(live.cloudShare()),
            Numbers.percent(simulated.cloudShare()),
            ""));
    return new Table(List.of(policy, "live", "simulated", "error"), rows);
  }

  private List<String> row(String name, ToDoubleFunction<Side> value) {
    double was = value.applyAsDouble(live);
    double said = value.applyAsDouble(simulated);
    return List.of(
        name, Numbers.millis(was), Numbers.millis(said), Numbers.percent((said - was) / was));
  }

  private static double error(double[] live, double[] simulated) {
    double sum = 0;
    for (int i = 0; i < live.length; i++) {
      sum += Math.abs(simulated[i] - live[i]) / live[i];
    }
    return sum / live.length;
  }

  private static double liveMillis(CallRecord call) {
    return Millis.of(call.parts().getOrDefault(Part.TOTAL, Duration.ofNanos(1)));
  }

  private static double liveCloudShare(Recording recording) {
    return (double) recording.records().stream().filter(Check::wasInCloud).count()
        / recording.records().size();
  }

  private static boolean wasInCloud(CallRecord call) {
    return call.parts().containsKey(Part.CLOUD)
        || call.parts().containsKey(Part.HEDGE)
        || call.ending().cost().compareTo(Money.ZERO) > 0;
  }

  private static Money liveCost(Recording recording) {
    return recording.records().stream()
        .map(call -> call.ending().cost())
        .reduce(Money.ZERO, Money::plus);
  }

  private static double usd(Money cost) {
    return cost.dollars().doubleValue();
  }
}
