package dev.spillway.placement.estimate;

/**
 * How far predictions were off.
 *
 * @param share the mean of |predicted - actual| / actual
 * @param predictions of how many
 */
public record MeanError(double share, long predictions) {
  /** Nothing was predicted yet. */
  static final MeanError NONE = new MeanError(0, 0);

  MeanError with(double predicted, double actual) {
    double error = Math.abs(predicted - actual) / Math.max(actual, Double.MIN_NORMAL);
    return new MeanError(share + (error - share) / (predictions + 1), predictions + 1);
  }
}
