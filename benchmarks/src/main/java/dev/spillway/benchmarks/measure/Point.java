package dev.spillway.benchmarks.measure;

import java.util.List;

/**
 * What one contender reached at one place of an axis, once in each round.
 *
 * @param x the place, e.g. 64 callers
 * @param rounds the values, in the order of the rounds; at least one
 */
public record Point(double x, List<Double> rounds) {
  /** Copies the values and refuses none. */
  public Point {
    rounds = List.copyOf(rounds);
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("no value at " + x);
    }
  }

  /** Returns the middle value, or the mean of the two in the middle. */
  public double median() {
    List<Double> sorted = rounds.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
