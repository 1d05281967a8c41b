package dev.spillway.simulator.figure;

import dev.spillway.common.text.Table;
import dev.spillway.simulator.engine.Replay;
import dev.spillway.simulator.oracle.Oracle;
import dev.spillway.simulator.report.Comparison;
import dev.spillway.simulator.report.Numbers;
import dev.spillway.simulator.workload.HeldOutWorkloads;
import dev.spillway.simulator.workload.Workload;
import java.util.List;

/**
 * How predictive does on traces on which no constant was tuned.
 *
 * @param comparisons one for each of the traces
 */
record HeldOutFigure(List<Comparison> comparisons) {
  private static final int CALLS = 2_000;
  private static final long SEED = 3_141;
  private static final List<String> POLICIES =
      List.of("local-only", "cloud-only", "timeout", "hedge", "predictive");

  static HeldOutFigure play() {
    return new HeldOutFigure(HeldOutWorkloads.all().stream().map(HeldOutFigure::play).toList());
  }

  private static Comparison play(Workload workload) {
    return Comparison.of(workload.trace(CALLS, SEED), workload.world(), POLICIES);
  }

  Section regret() {
    return new Section(
        "Regret",
        "Five workloads on which no constant was tuned, "
            + CALLS
            + " calls each. They are not untouched: what came out with two other seeds led to"
            + " changes of how the policy forgets and what it takes for a slot; the seed shown was"
            + " drawn after that. One seed has no error bars. Regret is by how much callers wait longer than with the oracle, which"
            + " knows the trace (see [placement.md](placement.md)). Goal: `predictive` at most 10 %,"
            + " at no more cost.",
        new Table(
            List.of(
                "trace",
                "oracle, ms",
                "bound, ms",
                "predictive, ms",
                "regret",
                "best other policy's",
                "oracle's cost",
                "predictive's cost"),
            comparisons.stream().map(HeldOutFigure::row).toList()));
  }

  Section predictionError() {
    return new Section(
        "Prediction error",
        "The mean of |predicted - actual| / actual over the calls whose parameter had been seen,"
            + " or others from which a trend leads to it, each predicted before it is learned from,"
            + " on the same traces. The calls' own noise, of which"
            + " nothing can be predicted, is 4 % (Fibonacci, equal calls), 6 % (change) and 8 %"
            + " (heavy tail). Goal: at most 10 %.",
        new Table(
            List.of("trace", "on servers", "in the cloud"),
            comparisons.stream()
                .map(
                    it -> {
                      Replay replay = it.with("predictive");
                      return List.of(
                          it.trace().name(),
                          Numbers.percent(replay.localError().share()),
                          Numbers.percent(replay.cloudError().share()));
                    })
                .toList()));
  }

  private static List<String> row(Comparison comparison) {
    Replay predictive = comparison.with("predictive");
    Oracle oracle = comparison.oracle();
    double other =
        comparison.replays().stream()
            .filter(replay -> !replay.policy().equals(predictive.policy()))
            .filter(replay -> replay.failures() == 0)
            .mapToDouble(oracle::regret)
            .min()
            .orElse(Double.NaN);
    return List.of(
        comparison.trace().name(),
        Numbers.millis(oracle.meanMillis()),
        Numbers.millis(oracle.boundMillis()),
        Numbers.millis(predictive.meanMillis()),
        Numbers.percent(oracle.regret(predictive)),
        Numbers.percent(other),
        Numbers.usd(oracle.cost()),
        Numbers.usd(predictive.cost()));
  }
}
