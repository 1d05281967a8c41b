package dev.spillway.client.call;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What many calls came to.
 *
 * @param elapsed from the first call's start to the last one's end
 * @param kinds the calls of each kind, none left out
 * @param total all calls
 * @param faults the failed calls by what they are called, the most frequent first
 */
public record LatencyReport(
    Duration elapsed, Map<CallKind, Latencies> kinds, Latencies total, List<FaultGroup> faults) {

  /**
   * Calls that failed alike.
   *
   * @param first the first of their failures
   * @param count how many they are
   */
  public record FaultGroup(CallFailure first, long count) {}

  /** Returns the report of some calls, given in the order in which they ended. */
  public static LatencyReport of(Collection<CallSample> samples, Duration elapsed) {
    Map<CallKind, List<CallSample>> byKind = samples.stream().collect(groupingBy(CallSample::kind));
    Map<CallKind, Latencies> kinds = new EnumMap<>(CallKind.class);
    Stream.of(CallKind.values())
        .forEach(kind -> kinds.put(kind, Latencies.of(byKind.getOrDefault(kind, List.of()))));
    return new LatencyReport(elapsed, kinds, Latencies.of(samples), groups(samples));
  }

  /** Returns how many calls of a kind there were. */
  public long count(CallKind kind) {
    return kinds.getOrDefault(kind, total).count();
  }

  /** Returns how many calls were answered. */
  public long answered() {
    return total.count() - count(CallKind.FAILED);
  }

  /** Returns the throughput: calls that were answered, a second. */
  public double answersPerSecond() {
    return elapsed.isZero() ? 0 : answered() * 1e9 / elapsed.toNanos();
  }

  private static List<FaultGroup> groups(Collection<CallSample> samples) {
    Map<String, List<CallFailure>> byLabel =
        samples.stream()
            .map(CallSample::failure)
            .flatMap(Optional::stream)
            .collect(groupingBy(CallFailure::label, LinkedHashMap::new, toList()));
    return byLabel.values().stream()
        .map(failures -> new FaultGroup(failures.get(0), failures.size()))
        .sorted(Comparator.comparingLong(FaultGroup::count).reversed())
        .collect(Collectors.toUnmodifiableList());
  }
}
