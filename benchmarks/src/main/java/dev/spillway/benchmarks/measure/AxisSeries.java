package dev.spillway.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Joins what contenders reached at one place after the other. Not thread-safe. */
public final class AxisSeries {
  private final Map<String, Series> joined = new LinkedHashMap<>();

  /** Adds what was measured at further places. */
  public void add(List<Series> more) {
    more.forEach(series -> joined.merge(series.contender(), series, AxisSeries::join));
  }

  /** Returns a series for each contender, in the order in which they came. */
  public List<Series> series() {
    return new ArrayList<>(joined.values());
  }

  private static Series join(Series known, Series more) {
    return new Series(
        known.contender(),
        known.role(),
        Stream.concat(known.points().stream(), more.points().stream()).toList());
  }
}
