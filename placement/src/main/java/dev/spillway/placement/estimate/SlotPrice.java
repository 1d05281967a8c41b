package dev.spillway.placement.estimate;

/**
 * Learns what a millisecond of a server's slot is worth: by how much longer the calls take in the
 * cloud, as a share of their run on a server. What is predicted for each call at both places is
 * summed up, wherever it ran: the means of those that ran here and those that ran there would say
 * more about which calls are sent than about the places. Not thread-safe.
 */
final class SlotPrice {
  private static final double HALF_LIFE = 200;
  private static final double KEPT = Math.pow(0.5, 1 / HALF_LIFE);

  private double longerMillis;
  private double localMillis;

  /** Learns from a call, wherever it ran. */
  void add(Estimate localRun, Estimate cloudTrip) {
    longerMillis = KEPT * longerMillis + cloudTrip.meanMillis() - localRun.meanMillis();
    localMillis = KEPT * localMillis + localRun.meanMillis();
  }

  /** Returns the price, in milliseconds; 0 where the cloud is no slower, or nothing was seen. */
  double price() {
    return localMillis > 0 ? Math.max(0, longerMillis / localMillis) : 0;
  }
}
