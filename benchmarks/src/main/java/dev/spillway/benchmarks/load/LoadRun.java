package dev.spillway.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Loads a target for a while. For one use, by one thread. */
public final class LoadRun {
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final long HIGHEST_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long LONGEST_WAIT_MILLIS = 100;
  private static final long EXTENSION_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Target target;
  private final CallBytes call;
  private final LoadPlan plan;
  private final Histogram latencies = new Histogram(HIGHEST_NANOS, SIGNIFICANT_DIGITS);
  private final Queue<Connection> free = new ArrayDeque<>();
  private long measuredFrom;
  private long end;
  private long nextDue;
  private long failures;
  private String firstFailure = "";

  /** Creates a run that has not begun. */
  public LoadRun(Target target, CallBytes call, LoadPlan plan) {
    this.target = target;
    this.call = call;
    this.plan = plan;
  }

  /** Loads the target, waits for what is open at the end, and returns what the load brought. */
  public LoadResult run() throws IOException {
    try (Connections connections = new Connections(target, plan.callers())) {
      free.addAll(connections.all());
      nextDue = System.nanoTime();
      measuredFrom = nextDue + plan.warmup().toNanos();
      end = measuredFrom + plan.measured().toNanos();
      for (long now = nextDue; now < end; now = System.nanoTime()) {
        send(now);
        connections.advance(waitMillis(System.nanoTime()), this::onEnd);
        extend(System.nanoTime());
      }
      drain(connections);
    }
    return new LoadResult(latencies, failures, firstFailure, Duration.ofNanos(end - measuredFrom));
  }

  /**
   * A program that has just been started may need longer for its first answer than all is to take.
   */
  private void extend(long now) {
    boolean isWithinLimit = now < measuredFrom + plan.measured().toNanos() + DRAIN_NANOS;
    boolean isEmpty = latencies.getTotalCount() == 0 && failures == 0;
    // At a fixed rate, late answers count anyway, and no more calls must become due.
    if (plan.pace() instanceof Pace.Closed && now >= end && isEmpty && isWithinLimit) {
      end = now + EXTENSION_NANOS;
    }
  }

  private void send(long now) {
    switch (plan.pace()) {
      case Pace.Closed() -> sendOnAllFree(now);
      case Pace.Open open -> sendDue(Math.min(now, end - 1), open.intervalNanos());
    }
  }

  private void sendOnAllFree(long now) {
    // Those that fail at once come back into the queue, and must not keep us here.
    for (int i = free.size(); i > 0; i--) {
      start(free.remove(), now);
    }
  }

  private void sendDue(long now, long interval) {
    while (nextDue <= now && !free.isEmpty()) {
      start(free.remove(), nextDue);
      nextDue += interval;
    }
  }

  private void start(Connection connection, long intended) {
    if (connection.send(call, intended) == Connection.Progress.BROKEN) {
      onEnd(connection, Connection.Progress.BROKEN);
    }
  }

  private void onEnd(Connection connection, Connection.Progress progress) {
    long now = System.nanoTime();
    free.add(connection);
    if (progress == Connection.Progress.BROKEN) {
      fail(connection.failure());
    } else if (counts(connection.intendedNanos(), now)) {
      latencies.recordValue(Math.min(HIGHEST_NANOS, now - connection.intendedNanos()));
    }
  }

  /** At a fixed rate all calls count that were due, however late their answers are. */
  private boolean counts(long intended, long now) {
    return switch (plan.pace()) {
      case Pace.Closed() -> now >= measuredFrom && now < end;
      case Pace.Open _ -> intended >= measuredFrom;
    };
  }

  private void fail(String why) {
    if (failures++ == 0) {
      firstFailure = why;
    }
  }

  /** The selector knows whole milliseconds; the rest of the time to a call that is due is spun. */
  private long waitMillis(long now) {
    if (plan.pace() instanceof Pace.Open && !free.isEmpty()) {
      return Math.clamp(TimeUnit.NANOSECONDS.toMillis(nextDue - now), 0, LONGEST_WAIT_MILLIS);
    }
    return Math.clamp(TimeUnit.NANOSECONDS.toMillis(end - now), 1, LONGEST_WAIT_MILLIS);
  }

  private void drain(Connections connections) throws IOException {
    long limit = System.nanoTime() + DRAIN_NANOS;
    while (isOpen(connections) && System.nanoTime() < limit) {
      if (plan.pace() instanceof Pace.Open) {
        send(end);
      }
      connections.advance(LONGEST_WAIT_MILLIS, this::onEnd);
    }
    long lost = connections.all().stream().filter(Connection::isBusy).count();
    if (lost > 0) {
      fail("no answer within " + TimeUnit.NANOSECONDS.toSeconds(DRAIN_NANOS) + " s after the end");
      failures += lost - 1;
    }
  }

  private boolean isOpen(Connections connections) {
    boolean isDue = plan.pace() instanceof Pace.Open && nextDue < end;
    return isDue || connections.all().stream().anyMatch(Connection::isBusy);
  }
}
