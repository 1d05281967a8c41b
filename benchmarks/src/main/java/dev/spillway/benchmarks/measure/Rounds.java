package dev.spillway.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures contenders in turn, A B A B: what a noisy machine does meanwhile meets all of them.
 *
 * @param count how often each is measured
 */
public record Rounds(int count) {
  /** Refuses less than one. */
  public Rounds {
    if (count < 1) {
      throw new IllegalArgumentException("rounds: " + count + " (expected: 1 or more)");
    }
  }

  /** Returns what each contender reached, in the order given. */
  public List<Series> measure(List<Contender> contenders) throws Exception {
    Map<Contender, Map<Double, List<Double>>> values = new LinkedHashMap<>();
    for (int round = 0; round < count; round++) {
      for (Contender contender : contenders) {
        Map<Double, List<Double>> known = values.computeIfAbsent(contender, any -> new TreeMap<>());
        contender
            .trial()
            .run()
            .forEach((x, value) -> known.computeIfAbsent(x, any -> new ArrayList<>()).add(value));
      }
    }
    return values.entrySet().stream().map(e -> series(e.getKey(), e.getValue())).toList();
  }

  private static Series series(Contender contender, Map<Double, List<Double>> values) {
    List<Point> points =
        values.entrySet().stream().map(e -> new Point(e.getKey(), e.getValue())).toList();
    return new Series(contender.name(), contender.role(), points);
  }
}
