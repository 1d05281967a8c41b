package dev.spillway.simulator.recording;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.InvocationId;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecord.Choice;
import dev.spillway.common.journal.CallRecord.Ending;
import dev.spillway.common.journal.CallRecord.Load;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.placement.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Records of calls, a second apart. */
public final class RecordedCalls {
  public static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");

  private RecordedCalls() {}

  /** Returns a call that ran on a server. */
  public static CallRecord local(int second, String parameter, long millis) {
    return record(
        second,
        parameter,
        ExecutionSite.LOCAL,
        Map.of(Part.NETWORK, 1L, Part.START, 4L, Part.RUN, millis, Part.TOTAL, millis + 5));
  }

  /** Returns a call that ran in the cloud, where the way there and back took 20 ms. */
  public static CallRecord cloud(int second, String parameter, long millis) {
    return record(
        second,
        parameter,
        ExecutionSite.CLOUD,
        Map.of(
            Part.CLOUD,
            millis + 20,
            Part.CLOUD_RUN,
            millis,
            Part.CLOUD_START,
            0L,
            Part.TOTAL,
            millis + 20));
  }

  /** Returns a call in the cloud that met a cold start, of which 80 ms were measured. */
  public static CallRecord cold(int second, String parameter, long millis, long start) {
    return record(
        second,
        parameter,
        ExecutionSite.CLOUD,
        Map.of(
            Part.CLOUD,
            millis + start + 20,
            Part.CLOUD_RUN,
            millis,
            Part.CLOUD_START,
            80L,
            Part.TOTAL,
            millis + start + 20));
  }

  /** Returns a call that was killed on a server and ran in the cloud then. */
  public static CallRecord moved(int second, String parameter, long killed, long millis) {
    Map<Part, Long> parts = new HashMap<>(cloudParts(millis));
    parts.put(Part.KILLED, killed);
    parts.put(Part.TOTAL, killed + millis + 20);
    return record(second, parameter, ExecutionSite.CLOUD, parts);
  }

  /** Returns a call that failed. */
  public static CallRecord failed(int second, String parameter) {
    CallRecord well = local(second, parameter, 10);
    return new CallRecord(
        well.id(),
        well.function(),
        parameter,
        well.arrived(),
        well.choice(),
        well.load(),
        well.parts(),
        new Ending(Optional.empty(), Optional.empty(), Optional.of("NO_CAPACITY"), Money.ZERO));
  }

  /** Returns a call as another policy placed it. */
  public static CallRecord by(String policy, CallRecord call) {
    return new CallRecord(
        call.id(),
        call.function(),
        call.parameter(),
        call.arrived(),
        new Choice(policy, "because", Optional.empty()),
        call.load(),
        call.parts(),
        call.ending());
  }

  private static Map<Part, Long> cloudParts(long millis) {
    return Map.of(Part.CLOUD, millis + 20, Part.CLOUD_RUN, millis, Part.CLOUD_START, 0L);
  }

  private static CallRecord record(
      int second, String parameter, ExecutionSite site, Map<Part, Long> millis) {
    Map<Part, Duration> parts = new HashMap<>();
    millis.forEach((part, time) -> parts.put(part, Duration.ofMillis(time)));
    return new CallRecord(
        new InvocationId("call-" + second),
        "faas",
        parameter,
        BEGIN.plusSeconds(second),
        new Choice("timeout", "because", Optional.empty()),
        new Load(0, 3, 0, 3, Optional.empty()),
        parts,
        new Ending(Optional.of(site), Optional.empty(), Optional.empty(), Money.ZERO));
  }
}
