package dev.spillway.simulator.report;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A logarithmic axis from one number to a larger one.
 *
 * @param low above 0
 * @param high above {@code low}
 */
record LogAxis(double low, double high) {
  /** Beyond so many ticks, their labels would touch. */
  private static final int MOST_TICKS = 12;

  private static final double[] FINE = {1, 2, 5};
  private static final double[] COARSE = {1};

  /** Returns the axis that holds some values, with a little room. */
  static LogAxis around(DoubleStream values) {
    double[] sorted = values.filter(value -> value > 0).sorted().toArray();
    return sorted.length == 0
        ? new LogAxis(1, 10)
        : new LogAxis(sorted[0] / 1.2, sorted[sorted.length - 1] * 1.2);
  }

  /** Returns where a value is, from 0 to 1; what is below the axis is at its beginning. */
  double place(double value) {
    return value <= low ? 0 : Math.min(1, Math.log(value / low) / Math.log(high / low));
  }

  /** Returns round numbers on the axis: 1, 2, 5 and their tenfold, or powers of ten alone. */
  List<Double> ticks() {
    List<Double> fine = ticks(FINE);
    return fine.size() <= MOST_TICKS ? fine : ticks(COARSE);
  }

  private List<Double> ticks(double[] steps) {
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    return IntStream.rangeClosed(first, last)
        .boxed()
        .flatMap(power -> DoubleStream.of(steps).mapToObj(step -> step * Math.pow(10, power)))
        .filter(tick -> tick >= low && tick <= high)
        .toList();
  }
}
