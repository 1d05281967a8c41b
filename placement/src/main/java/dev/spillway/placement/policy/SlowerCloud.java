package dev.spillway.placement.policy;

import dev.spillway.placement.estimate.Estimate;
import dev.spillway.placement.estimate.Outlook;
import dev.spillway.placement.estimate.Words;
import java.util.Optional;

/** Refuses to offload what is measured slower in the cloud. */
final class SlowerCloud {
  private SlowerCloud() {}

  /** Returns why a call stays; empty where the cloud is faster, or that is not known. */
  static Optional<String> reason(Outlook outlook) {
    Optional<Estimate> local = outlook.localCompletion();
    return outlook
        .cloudTrip()
        .filter(trip -> local.isPresent() && trip.meanMillis() >= local.get().meanMillis())
        .map(trip -> "the cloud would take longer, " + Words.millis(trip.meanMillis()));
  }
}
