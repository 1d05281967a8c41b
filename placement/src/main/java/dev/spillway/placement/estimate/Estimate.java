package dev.spillway.placement.estimate;

/**
 * How long something takes, and how sure that is.
 *
 * @param meanMillis what it takes on average
 * @param medianMillis what half of them take at most
 * @param highMillis what it takes at most with the confidence that was asked for
 * @param samples how many observations it rests on, where an old one counts less
 */
public record Estimate(double meanMillis, double medianMillis, double highMillis, double samples) {
  /** Takes no time, for sure. */
  public static final Estimate NOTHING = new Estimate(0, 0, 0, Double.POSITIVE_INFINITY);

  /** Checks the numbers. */
  public Estimate {
    if (!(meanMillis >= 0 && medianMillis >= 0 && highMillis >= 0)) {
      throw new IllegalArgumentException(
          meanMillis + ", " + medianMillis + ", " + highMillis + " ms (expected: >= 0)");
    }
  }

  /**
   * Returns what both take, one after the other. Means add up; how far the high values are above
   * the medians adds up as the deviations of independent times do, by their squares.
   */
  public Estimate plus(Estimate other) {
    double median = medianMillis + other.medianMillis;
    double above =
        Math.hypot(
            Math.max(0, highMillis - medianMillis),
            Math.max(0, other.highMillis - other.medianMillis));
    return new Estimate(
        meanMillis + other.meanMillis, median, median + above, Math.min(samples, other.samples));
  }

  @Override
  public String toString() {
    return Words.spread(meanMillis, medianMillis, highMillis);
  }
}
