package dev.spillway.simulator.report;

import dev.spillway.common.text.Table;
import dev.spillway.simulator.engine.Replay;
import dev.spillway.simulator.oracle.Oracle;
import java.util.ArrayList;
import java.util.List;

/** What a comparison comes to. */
public final class ReplayTable {
  private static final List<String> HEADINGS =
      List.of(
          "policy",
          "mean ms",
          "p50",
          "p95",
          "p99",
          "in cloud",
          "doubled",
          "failed",
          "cost",
          "regret");

  private ReplayTable() {}

  /** Returns a row for each policy, and the oracle's and the bound below them. */
  public static Table of(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    comparison.replays().forEach(replay -> rows.add(row(replay, comparison.oracle())));
    Oracle oracle = comparison.oracle();
    rows.add(
        List.of(
            "(oracle)",
            Numbers.millis(oracle.meanMillis()),
            "",
            "",
            "",
            Numbers.percent(oracle.cloudShare()),
            "",
            "",
            Numbers.usd(oracle.cost()),
            Numbers.percent(0)));
    rows.add(
        List.of("(bound)", Numbers.millis(oracle.boundMillis()), "", "", "", "", "", "", "", ""));
    return new Table(HEADINGS, rows);
  }

  private static List<String> row(Replay replay, Oracle oracle) {
    return List.of(
        replay.policy(),
        Numbers.millis(replay.meanMillis()),
        Numbers.millis(replay.percentileMillis(0.5)),
        Numbers.millis(replay.percentileMillis(0.95)),
        Numbers.millis(replay.percentileMillis(0.99)),
        Numbers.percent(replay.cloudShare()),
        Numbers.percent(replay.hedgedShare()),
        Long.toString(replay.failures()),
        Numbers.usd(replay.cost()),
        Numbers.percent(oracle.regret(replay)));
  }
}
