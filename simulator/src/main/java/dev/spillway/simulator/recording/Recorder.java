package dev.spillway.simulator.recording;

import dev.spillway.common.journal.CallRecord;
import dev.spillway.placement.estimate.CloudTimes.Parts;
import dev.spillway.placement.estimate.Millis;
import dev.spillway.placement.estimate.RunTimes;
import dev.spillway.simulator.trace.Trace;
import dev.spillway.simulator.trace.TracedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Makes a trace of records. A record says how long a call took at the place where it ran; for the
 * other place, a time is drawn from those that calls with the same or a neighbouring parameter took
 * there. The same records give the same trace. Not thread-safe.
 */
public final class Recorder {
  private static final long SEED = 1;

  private final RunTimes servers = new RunTimes();
  private final RunTimes cloud = new RunTimes();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<CallRecord> records;
  private final List<PlaceTimes> times;
  private final CloudFacts cloudFacts;
  private final OptionalDouble cloudRatio;

  private Recorder(List<CallRecord> records, OptionalDouble cloudRatio) {
    this.records = records;
    this.times =
        records.stream()
            .filter(call -> call.ending().fault().isEmpty())
            .sorted(Comparator.comparing(CallRecord::arrived))
            .map(PlaceTimes::of)
            .filter(call -> !call.isEmpty())
            .toList();
    this.cloudFacts = CloudFacts.of(times.stream().flatMap(call -> call.cloud().stream()).toList());
    this.cloudRatio = cloudRatio;
  }

  /**
   * Makes a trace.
   *
   * @param name of the trace
   * @param records of one function's calls
   * @param cloudRatio how many times as long as a server the cloud takes, for when one of the two
   *     never had a call
   * @throws RecordingException if the records do not tell enough
   */
  public static Recording record(String name, List<CallRecord> records, OptionalDouble cloudRatio) {
    return new Recorder(records, cloudRatio).record(name);
  }

  private Recording record(String name) {
    times.forEach(this::learn);
    checkThatBothPlacesAreKnown();
    Instant begin = times.getFirst().call().arrived();
    Trace trace = new Trace(name, times.stream().map(call -> traced(call, begin)).toList());
    return new Recording(trace, times.stream().map(PlaceTimes::call).toList(), tally(), cloudFacts);
  }

  private void learn(PlaceTimes call) {
    call.localMillis().ifPresent(millis -> servers.ran(call.parameter(), millis));
    call.killedMillis().ifPresent(millis -> servers.ranAtLeast(call.parameter(), millis));
    call.cloud().ifPresent(parts -> cloud.ran(call.parameter(), parts.runMillis()));
  }

  private TracedCall traced(PlaceTimes call, Instant begin) {
    OptionalDouble there = call.cloud().stream().mapToDouble(Parts::runMillis).findFirst();
    double local = call.localMillis().orElseGet(() -> onServer(call, there));
    return new TracedCall(
        Millis.of(Duration.between(begin, call.call().arrived())),
        call.parameter(),
        local,
        there.orElseGet(() -> drawn(cloud, call.parameter(), 0, local * cloudRatio.orElse(1))),
        gatewayMillis(call));
  }

  private double onServer(PlaceTimes call, OptionalDouble there) {
    return drawn(
        servers,
        call.parameter(),
        call.killedMillis().orElse(0),
        there.orElse(0) / cloudRatio.orElse(1));
  }

  /** Draws a time that is longer than some. */
  private double drawn(RunTimes place, String parameter, double least, double unknown) {
    // Where nothing was seen that lasted so long, there is nothing to draw from.
    return place
        .remaining(parameter, least, random.nextDouble())
        .map(left -> least + (left.samples() == 0 ? left.medianMillis() : left.highMillis()))
        .orElse(unknown);
  }

  /** What a cold start adds is the simulator's to decide. */
  private double gatewayMillis(PlaceTimes call) {
    return call.cloud()
        .filter(parts -> parts.coldMillis() == 0)
        .map(Parts::gatewayMillis)
        .orElse(cloudFacts.gatewayMillis());
  }

  private void checkThatBothPlacesAreKnown() {
    if (times.isEmpty()) {
      throw new RecordingException(
          "There are no records of calls that ended well (%d records in all).".formatted(count())
              + "\nCall the function, or look at CALL_RECORDS and CALL_RECORD_HOURS, which say how"
              + " many are kept and for how long.");
    }
    boolean noCloud = times.stream().allMatch(call -> call.cloud().isEmpty());
    boolean noServer =
        times.stream()
            .allMatch(call -> call.localMillis().isEmpty() && call.killedMillis().isEmpty());
    if (cloudRatio.isEmpty() && (noCloud || noServer)) {
      throw new RecordingException(
          "All %d calls ran %s, so how long they take %s is not known."
                  .formatted(
                      times.size(),
                      noCloud ? "on servers" : "in the cloud",
                      noCloud ? "in the cloud" : "on servers")
              + "\nSet OFFLOAD_POLICY=predictive for a while, which tries both places, or give"
              + " --cloud-ratio X: how many times as long as a server the cloud takes.");
    }
  }

  private Tally tally() {
    return new Tally(
        count(times.stream().filter(PlaceTimes::isOfBoth).count()),
        count(times.stream().filter(it -> it.cloud().isEmpty()).count()),
        count(times.stream().filter(it -> it.localMillis().isEmpty()).count()),
        count(
            times.stream()
                .filter(it -> it.localMillis().isEmpty() && it.killedMillis().isPresent())
                .count()),
        count(records.stream().filter(call -> call.ending().fault().isPresent()).count()),
        count(
            records.stream()
                .filter(call -> call.ending().fault().isEmpty())
                .filter(call -> PlaceTimes.of(call).isEmpty())
                .count()));
  }

  private int count() {
    return records.size();
  }

  private static int count(long number) {
    return Math.toIntExact(number);
  }
}
