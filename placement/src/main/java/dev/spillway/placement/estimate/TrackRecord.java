package dev.spillway.placement.estimate;

/**
 * How well one way of predicting did: each prediction is compared with what came, before it is
 * learned from (Dawid's prequential principle, 1984). Not thread-safe.
 */
final class TrackRecord {
  private static final int HALF_LIFE = 200;
  private static final double NEWEST = 0.05;

  private final QuantileSketch ratios = new QuantileSketch(HALF_LIFE);
  private double error;

  /**
   * Creates a record without predictions.
   *
   * @param suspicion the error that is assumed before the first, as a difference of logarithms
   */
  TrackRecord(double suspicion) {
    this.error = suspicion;
  }

  void compare(double predicted, double actual) {
    double ratio = actual / Math.max(predicted, Double.MIN_NORMAL);
    ratios.add(ratio);
    error += NEWEST * (Math.min(1, Math.abs(Math.log(Math.max(ratio, Double.MIN_NORMAL)))) - error);
  }

  /** Returns the recent mean error, as a difference of logarithms, at most 1. */
  double error() {
    return error;
  }

  /** Returns what came, as multiples of what was predicted. */
  QuantileSketch ratios() {
    return ratios;
  }
}
