package dev.spillway.benchmarks.measure;

import java.util.Optional;

/**
 * What the product must reach at one place of an axis.
 *
 * @param x the place
 * @param bound whether the value is a most or a least
 * @param value a value in the chart's unit, or a multiple of the peer's
 * @param peer the peer whose value is multiplied; empty for a value that stands alone
 */
public record Goal(double x, Bound bound, double value, String peer) {

  /** Whether less or more is better. */
  public enum Bound {
    AT_MOST,
    AT_LEAST
  }

  /** Returns a goal for a value alone. */
  public static Goal of(double x, Bound bound, double value) {
    return new Goal(x, bound, value, "");
  }

  /** Returns whether it is met, or empty where what it needs was not measured. */
  public Optional<Boolean> isMet(Chart chart) {
    return chart.ours().stream()
        .flatMap(series -> series.at(x).stream())
        .findFirst()
        .flatMap(ours -> limit(chart).map(limit -> isWithin(ours.median(), limit)));
  }

  /** Returns the goal in words, e.g. {@code at least 0.5x of HAProxy}. */
  public String text(String unit) {
    String limit = Numbers.plain(value) + (peer.isEmpty() ? " " + unit : "x of " + peer);
    return (bound == Bound.AT_MOST ? "at most " : "at least ") + limit;
  }

  private boolean isWithin(double ours, double limit) {
    return bound == Bound.AT_MOST ? ours <= limit : ours >= limit;
  }

  private Optional<Double> limit(Chart chart) {
    if (peer.isEmpty()) {
      return Optional.of(value);
    }
    return chart.series().stream()
        .filter(series -> series.contender().equals(peer))
        .flatMap(series -> series.at(x).stream())
        .map(point -> point.median() * value)
        .findFirst();
  }
}
