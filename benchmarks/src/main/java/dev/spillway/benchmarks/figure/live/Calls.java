package dev.spillway.benchmarks.figure.live;

import dev.spillway.benchmarks.measure.Point;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecord.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What records of calls come to. Times are in milliseconds. */
final class Calls {
  private static final double NANOS_A_MILLI = 1e6;

  private Calls() {}

  static double millis(CallRecord call, Part part) {
    return call.parts().getOrDefault(part, Duration.ZERO).toNanos() / NANOS_A_MILLI;
  }

  /** Returns the mean latency for each value of the parameter, which is a number. */
  static Map<Double, Double> meanByNumber(List<CallRecord> calls) {
    return calls.stream()
        .collect(
            Collectors.groupingBy(
                call -> Double.valueOf(call.parameter()),
                TreeMap::new,
                Collectors.averagingDouble(call -> millis(call, Part.TOTAL))));
  }

  static double percentile(List<CallRecord> calls, double percent) {
    double[] sorted =
        calls.stream().mapToDouble(call -> millis(call, Part.TOTAL)).sorted().toArray();
    return sorted[Math.max(0, (int) Math.ceil(percent / 100 * sorted.length) - 1)];
  }

  /** Returns from the first call's arrival to the last one's answer. */
  static double spanMillis(List<CallRecord> calls) {
    Instant begin =
        calls.stream().map(CallRecord::arrived).min(Comparator.naturalOrder()).orElseThrow();
    return calls.stream()
        .mapToDouble(
            call ->
                Duration.between(begin, call.arrived()).toNanos() / NANOS_A_MILLI
                    + millis(call, Part.TOTAL))
        .max()
        .orElse(0);
  }

  static double usd(List<CallRecord> calls) {
    return calls.stream().mapToDouble(call -> call.ending().cost().dollars().doubleValue()).sum();
  }

  /** Returns the share of calls for which the cloud was paid, whether its answer counted or not. */
  static double percentPaid(List<CallRecord> calls) {
    return 100.0
        * calls.stream().filter(call -> call.ending().cost().nanodollars() > 0).count()
        / calls.size();
  }

  /**
   * Returns the mean of |predicted - actual| / actual in percent, over the calls for which both are
   * known; empty where there is none.
   */
  static OptionalDouble errorPercent(
      List<CallRecord> calls, Function<CallRecord, OptionalDouble> predicted, Part actual) {
    return calls.stream()
        .filter(call -> millis(call, actual) > 0 && predicted.apply(call).isPresent())
        .mapToDouble(
            call ->
                100
                    * Math.abs(predicted.apply(call).orElse(0) - millis(call, actual))
                    / millis(call, actual))
        .average();
  }

  /** Returns what tells, for each call, the median of a part over the calls with its parameter. */
  static Function<CallRecord, OptionalDouble> medianOfParameter(List<CallRecord> calls, Part part) {
    Map<String, List<Double>> times =
        calls.stream()
            .filter(call -> millis(call, part) > 0)
            .collect(
                Collectors.groupingBy(
                    CallRecord::parameter,
                    Collectors.mapping(call -> millis(call, part), Collectors.toList())));
    return call ->
        times.containsKey(call.parameter())
            ? OptionalDouble.of(
                new Point(0, times.getOrDefault(call.parameter(), List.of())).median())
            : OptionalDouble.empty();
  }
}
