package dev.spillway.placement.estimate;

/**
 * A distribution of run times: those of a sketch, each multiplied.
 *
 * @param scale what the sketch's values are multiples of, in milliseconds
 * @param spread the sketch, which must not change while this is used
 */
record Prediction(double scale, QuantileSketch spread) {
  private static final double MEDIAN = 0.5;

  /** Past all that was seen, a run is taken to go on for this share of what it has run. */
  private static final double PAST_ALL = 0.5;

  double median() {
    return scale * spread.quantile(MEDIAN);
  }

  double quantile(double share) {
    return scale * spread.quantile(share);
  }

  /** Returns what is left of a run that has run for some time, 0 for one that begins. */
  Estimate remaining(double elapsedMillis, double confidence) {
    if (elapsedMillis > 0 && spread.shareAbove(elapsedMillis / scale) == 0) {
      double left = PAST_ALL * elapsedMillis;
      return new Estimate(left, left, 2 * left, 0);
    }
    double floor = elapsedMillis / scale;
    return new Estimate(
        left(spread.meanAbove(floor), elapsedMillis),
        left(spread.quantileAbove(floor, MEDIAN), elapsedMillis),
        left(spread.quantileAbove(floor, confidence), elapsedMillis),
        spread.samples());
  }

  private double left(double multiple, double elapsedMillis) {
    return Math.max(0, scale * multiple - elapsedMillis);
  }
}
