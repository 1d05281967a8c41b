package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.journal.CallRecord.Load;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.loadbalancer.upstream.UpstreamId;
import dev.spillway.placement.estimate.LazyOutlook;
import dev.spillway.placement.estimate.Outlook;
import dev.spillway.placement.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way, and what has happened to it. Used by one thread at a time, which hands it on
 * with the call.
 */
final class CallTrace {
  private final Invocation invocation;
  private final Instant arrived;
  private final long arrivedNanos;
  private final Load load;
  private final long number;
  private final Map<Part, Duration> parts = new EnumMap<>(Part.class);
  private String reason = "";
  private @Nullable UpstreamId server;
  private Money cost = Money.ZERO;
  private LazyOutlook expected = new LazyOutlook(() -> Outlook.UNKNOWN);

  /**
   * Begins with a call that has just come.
   *
   * @param number of its own among those under way
   * @param arrivedNanos when, on the clock of {@link System#nanoTime}
   * @param load how busy everything is
   */
  CallTrace(long number, Invocation invocation, Instant arrived, long arrivedNanos, Load load) {
    this.number = number;
    this.invocation = invocation;
    this.arrived = arrived;
    this.arrivedNanos = arrivedNanos;
    this.load = load;
  }

  long number() {
    return number;
  }

  Invocation invocation() {
    return invocation;
  }

  Instant arrived() {
    return arrived;
  }

  long arrivedNanos() {
    return arrivedNanos;
  }

  Load load() {
    return load;
  }

  Map<Part, Duration> parts() {
    return parts;
  }

  String reason() {
    return reason;
  }

  Optional<UpstreamId> server() {
    return Optional.ofNullable(server);
  }

  Money cost() {
    return cost;
  }

  /** Returns what is expected of it. */
  LazyOutlook expected() {
    return expected;
  }

  /** Notes what is expected of it. */
  void expects(LazyOutlook outlook) {
    expected = outlook;
  }

  /** Notes why it was sent where it goes, instead of what was noted before. */
  void isPlacedBecause(String why) {
    reason = why;
  }

  /** Notes why it goes where it goes, behind what was noted before. */
  void because(String why) {
    reason = reason.isEmpty() ? why : reason + "; " + why;
  }

  /** Notes a part of its time. */
  void took(Part part, long nanos) {
    parts.merge(part, Duration.ofNanos(nanos), Duration::plus);
  }

  /** Notes which server has it now. */
  void sentTo(UpstreamId to) {
    server = to;
  }

  /** Notes what became of it in the cloud. */
  void cameFromCloud(CloudOutcome outcome, long nanos) {
    took(Part.CLOUD, nanos);
    outcome.parts().forEach((part, time) -> took(part, time.toNanos()));
    cost = cost.plus(outcome.bill().cost());
    because(
        outcome.mayHaveRun()
            ? "the cloud had it"
            : "the cloud did not take it"
                + (outcome.outcome() instanceof Rejected(var code, _) ? " (" + code + ")" : ""));
  }
}
