package dev.spillway.simulator.engine;

/** Percentiles by the nearest rank. */
public final class Percentile {
  private Percentile() {}

  /**
   * Returns the least value that a share of the values do not exceed.
   *
   * @param sorted the values, the least first; at least one
   * @param share 0 to 1
   */
  public static double of(double[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
  }
}
