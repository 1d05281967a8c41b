package dev.spillway.simulator.recording;

import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.journal.Observations;
import dev.spillway.placement.estimate.CloudTimes.Parts;
import dev.spillway.placement.estimate.Millis;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a record says of the time that a call takes at either place.
 *
 * @param call the record
 * @param localMillis for which it had a server's slot: the way there, getting a process, its run;
 *     empty where it did not run there to its end
 * @param killedMillis the same until it was killed; empty where it was not
 * @param cloud empty where the cloud did not run it, or did not say for how long
 */
record PlaceTimes(
    CallRecord call,
    OptionalDouble localMillis,
    OptionalDouble killedMillis,
    Optional<Parts> cloud) {
  /** The cloud says whole milliseconds; nothing takes none. */
  private static final double LEAST_MILLIS = 0.5;

  static PlaceTimes of(CallRecord call) {
    Map<Part, Duration> parts = call.parts();
    return new PlaceTimes(
        call, slotMillis(parts, Part.RUN), slotMillis(parts, Part.KILLED), cloud(parts));
  }

  /** Returns whether it tells of neither place how long the call takes there. */
  boolean isEmpty() {
    return localMillis.isEmpty() && cloud.isEmpty();
  }

  /** Returns whether it tells of both. */
  boolean isOfBoth() {
    return localMillis.isPresent() && cloud.isPresent();
  }

  String parameter() {
    return call.parameter();
  }

  private static OptionalDouble slotMillis(Map<Part, Duration> parts, Part run) {
    return parts.containsKey(run)
        ? OptionalDouble.of(
            Math.max(
                LEAST_MILLIS,
                millis(parts, Part.NETWORK) + millis(parts, Part.START) + millis(parts, run)))
        : OptionalDouble.empty();
  }

  private static Optional<Parts> cloud(Map<Part, Duration> parts) {
    return Observations.inCloud(parts)
        .map(
            times -> {
              double run = Math.max(LEAST_MILLIS, times.runMillis());
              double more = run - times.runMillis();
              return new Parts(run, times.coldMillis(), Math.max(0, times.gatewayMillis() - more));
            });
  }

  private static double millis(Map<Part, Duration> parts, Part part) {
    return Millis.of(parts.getOrDefault(part, Duration.ZERO));
  }
}
