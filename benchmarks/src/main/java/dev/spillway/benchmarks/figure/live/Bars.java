package dev.spillway.benchmarks.figure.live;

import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Goal;
import dev.spillway.benchmarks.measure.Point;
import dev.spillway.benchmarks.measure.Series;
import java.util.List;

/**
 * A chart in which only the contenders differ.
 *
 * @param name short, for file names
 * @param title what was measured
 * @param unit of the values
 */
record Bars(String name, String title, String unit) {
  private static final double PLACE = 1;

  /** Returns one contender's value. */
  static Series bar(String contender, Series.Role role, double value) {
    return new Series(contender, role, List.of(new Point(PLACE, List.of(value))));
  }

  /** Returns what the first of ours must reach, alone. */
  static Goal atMost(double value) {
    return Goal.of(PLACE, Goal.Bound.AT_MOST, value);
  }

  /** Returns what the first of ours must reach beside a peer. */
  static Goal atMost(double times, String peer) {
    return new Goal(PLACE, Goal.Bound.AT_MOST, times, peer);
  }

  Chart of(List<Series> bars, List<Goal> goals, List<String> notes) {
    return new Chart(name, title, unit, Axis.NONE, bars, goals, notes);
  }
}
