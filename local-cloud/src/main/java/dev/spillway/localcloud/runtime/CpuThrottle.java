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
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html">AWS: memory
 *     and CPU of a function</a>
 */
final class CpuThrottle implements AutoCloseable {
  /** Lambda's CPU follows the memory: here it is one CPU, and below it less. */
  static final int WHOLE_CPU_MB = 1_769;

  private static final double PERIOD_MICROS = 20_000;

  /** Timers are no more exact than about 1 ms: for small shares the period is longer instead. */
  private static final double SHORTEST_TURN_MICROS = 2_000;

  private final double share;
  private final ScheduledExecutorService scheduler;

  CpuThrottle(double share) {
    this.share = share;
    this.scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("cpu-throttle").factory());
  }

  /**
   * Slows an environment down until the result is closed, while it loads its handler: Lambda lets
   * that have a CPU whatever the memory is.
   */
  Slowdown slowLoading(ProcessGroup group) {
    return slow(group, share);
  }

  /** Slows an environment down until the result is closed, as its memory has it. */
  Slowdown slowRun(ProcessGroup group, int memoryMb) {
    return slow(group, share * Math.min(1.0, (double) memoryMb / WHOLE_CPU_MB));
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }

  private Slowdown slow(ProcessGroup group, double part) {
    Slowdown slowdown = new Slowdown(group, part);
    if (part < 1.0) {
      slowdown.begin();
    }
    return slowdown;
  }

  /** One busy spell of an environment. */
  final class Slowdown implements AutoCloseable {
    private final ProcessGroup group;
    private final long turnMicros;
    private final long restMicros;
    private boolean over;
    private boolean stopped;

    private Slowdown(ProcessGroup group, double part) {
      this.group = group;
      this.turnMicros = (long) Math.max(SHORTEST_TURN_MICROS, PERIOD_MICROS * part);
      this.restMicros = (long) (turnMicros / part) - turnMicros;
    }

    private void begin() {
      schedule(this::rest, turnMicros);
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
