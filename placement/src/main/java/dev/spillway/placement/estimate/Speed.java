package dev.spillway.placement.estimate;

import java.util.Optional;

/**
 * Learns how much longer runs take in the cloud than on a server, to tell how long one takes there
 * whose parameter the cloud has not seen. Not thread-safe.
 */
final class Speed {
  private final TrackRecord record = new TrackRecord(0);

  /** Learns from a run in the cloud whose parameter servers know. */
  void compare(Estimate local, double cloudMillis) {
    if (local.medianMillis() > 0) {
      record.compare(local.medianMillis(), cloudMillis);
    }
  }

  /**
   * Returns how long a run takes in the cloud; empty where nothing was compared.
   *
   * @param elapsedMillis for how long it has run on a server
   * @param left what is left of it there
   */
  Optional<Estimate> inCloud(double elapsedMillis, Estimate left, double confidence) {
    return record.ratios().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Prediction(elapsedMillis + left.medianMillis(), record.ratios())
                .remaining(0, confidence));
  }
}
