package dev.spillway.localcloud.runtime;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives busy environments a share of one CPU, without the rights that control groups need: their
 * processes are stopped for the rest of each period (SIGSTOP, SIGCONT). A share of 0.25 runs 5 ms
 * of each 20 ms. Exact for one busy thread; an invocation shorter than its first turn is not slowed
 * down. Thread-safe.
 */
final class CpuThrottle implements AutoCloseable {
  private static final double PERIOD_MICROS = 20_000;

  /** Timers are no more exact than about 1 ms: for small shares the period is longer instead. */
  private static final double SHORTEST_TURN_MICROS = 2_000;

  private final boolean off;
  private final long turnMicros;
  private final long restMicros;
  private final ScheduledExecutorService scheduler;

  CpuThrottle(double share) {
    this.off = share >= 1.0;
    this.turnMicros = (long) Math.max(SHORTEST_TURN_MICROS, PERIOD_MICROS * share);
    this.restMicros = (long) (turnMicros / share) - turnMicros;
    this.scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("cpu-throttle").factory());
  }

  /** Slows an environment down until the result is closed. */
  Slowdown slow(ProcessGroup group) {
    Slowdown slowdown = new Slowdown(group);
    if (!off) {
      slowdown.schedule(slowdown::rest, turnMicros);
    }
    return slowdown;
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }

  /** One busy spell of an environment. */
  final class Slowdown implements AutoCloseable {
    private final ProcessGroup group;
    private boolean over;
    private boolean stopped;

    private Slowdown(ProcessGroup group) {
      this.group = group;
    }

    private synchronized void rest() {
      if (!over) {
        stopped = true;
        group.stop();
        schedule(this::run, restMicros);
      }
    }

    private synchronized void run() {
      if (!over) {
        stopped = false;
        group.resume();
        schedule(this::rest, turnMicros);
      }
    }

    @Override
    public synchronized void close() {
      over = true;
      if (stopped) {
        group.resume();
      }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void schedule(Runnable step, long micros) {
      try {
        scheduler.schedule(step, micros, TimeUnit.MICROSECONDS);
      } catch (RejectedExecutionException e) {
        // The throttle is closed, and so are the environments in a moment.
        group.resume();
      }
    }
  }
}
