package dev.spillway.placement.estimate;

/**
 * Learns how many calls arrive in a millisecond, from the times between the last of them; a newer
 * one counts more. Not thread-safe.
 */
final class ArrivalRate {
  /** How much one time between two calls changes the mean. */
  private static final double NEWEST = 0.05;

  private double lastMillis = Double.NaN;
  private double betweenMillis = Double.NaN;

  /** Learns that a call arrives now. */
  void arrived(double nowMillis) {
    double between = nowMillis - lastMillis;
    lastMillis = nowMillis;
    if (Double.isNaN(between)) {
      return;
    }
    betweenMillis =
        Double.isNaN(betweenMillis)
            ? between
            : betweenMillis + NEWEST * (Math.max(0, between) - betweenMillis);
  }

  /** Returns how many calls arrive in a millisecond; 0 until two have. */
  double perMilli() {
    return betweenMillis > 0 ? 1 / betweenMillis : 0;
  }
}
