package dev.spillway.common.journal;

import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.placement.estimate.CloudTimes;
import dev.spillway.placement.estimate.Estimates;
import dev.spillway.placement.estimate.Millis;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the parts of a call's time tell of how long calls take. */
public final class Observations {
  private Observations() {}

  /** Teaches estimates how long a call ran on a server, to its end or until it was killed. */
  public static void teachRun(Estimates estimates, String parameter, Map<Part, Duration> parts) {
    Duration run = parts.get(Part.RUN);
    Duration killed = parts.get(Part.KILLED);
    if (run != null) {
      estimates.ranLocally(parameter, Millis.of(run));
    } else if (killed != null) {
      estimates.ranLocallyAtLeast(parameter, Millis.of(killed));
    }
  }

  /** Returns how long a call took in the cloud; empty where it was not there, or nobody tells. */
  public static Optional<CloudTimes.Parts> inCloud(Map<Part, Duration> parts) {
    Duration trip = parts.containsKey(Part.HEDGE) ? parts.get(Part.HEDGE) : parts.get(Part.CLOUD);
    Duration run = parts.get(Part.CLOUD_RUN);
    if (run == null || trip == null) {
      return Optional.empty();
    }
    double ran = Millis.of(run);
    double cold = Millis.of(parts.getOrDefault(Part.CLOUD_START, Duration.ZERO));
    return Optional.of(new CloudTimes.Parts(ran, cold, Math.max(0, Millis.of(trip) - ran - cold)));
  }
}
