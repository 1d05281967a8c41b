package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.journal.Observations;
import dev.spillway.common.journal.ServerTiming;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.placement.estimate.Estimates;
import dev.spillway.placement.estimate.Millis;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Learns from servers' answers how long calls take, from a thousand a second at most: more would
 * take the processors from the calls, and tell no more. Thread-safe.
 */
public final class Lessons {
  private static final int MOST_PER_SECOND = 1_000;
  private static final long SECOND_NANOS = 1_000_000_000;

  private final Estimates estimates;
  private long second = Long.MIN_VALUE;
  private int taken;

  /** Creates one that teaches these estimates. */
  public Lessons(Estimates estimates) {
    this.estimates = estimates;
  }

  /** Learns from an answer. */
  void learn(CallTrace call, InvocationReply reply) {
    String timing = reply.notes().timing();
    if (!timing.isEmpty() && mayLearn(System.nanoTime())) {
      learn(call.invocation().parameter(), reply.site(), ServerTiming.read(timing));
    }
  }

  private void learn(String parameter, Optional<ExecutionSite> site, Map<Part, Duration> parts) {
    if (site.isPresent() || !parts.containsKey(Part.RUN)) {
      Observations.teachRun(estimates, parameter, parts);
    }
    double now = Millis.ofNanos(System.nanoTime());
    Observations.inCloud(parts)
        .ifPresent(
            times -> estimates.cloudAnswered(parameter, times, estimates.sentToCloud(now), now));
  }

  private synchronized boolean mayLearn(long nanos) {
    long now = nanos / SECOND_NANOS;
    if (now != second) {
      second = now;
      taken = 0;
    }
    return taken++ < MOST_PER_SECOND;
  }
}
