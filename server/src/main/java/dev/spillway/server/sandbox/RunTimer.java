package dev.spillway.server.sandbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a run's end, as long as its watch and its limit let it go on. Not thread-safe. */
public final class RunTimer {
  private final Duration limit;
  private final RunWatch watch;
  private final Runnable kill;
  private final long start = System.nanoTime();
  private Duration until = Duration.ZERO;
  private boolean isOver;

  /**
   * Starts it with the run.
   *
   * @param limit how long the run lasts at most, whatever the watch says
   * @param kill ends the run
   */
  public RunTimer(Duration limit, RunWatch watch, Runnable kill) {
    this.limit = limit;
    this.watch = watch;
    this.kill = kill;
    look(Duration.ZERO);
  }

  /** Returns whether the run is to be killed. */
  public boolean isOver() {
    return isOver;
  }

  /** Waits for a run's end, and returns false where it is to be killed. */
  public boolean awaits(CompletableFuture<?> end) throws InterruptedException {
    return awaits(end, limit);
  }

  /**
   * Waits for a run's end, and returns false where it is to be killed, or has run for so long.
   *
   * @param elapsed since its start
   */
  public boolean awaits(CompletableFuture<?> end, Duration elapsed) throws InterruptedException {
    while (!isOver) {
      if (endsUntil(end, min(elapsed, min(until, limit)))) {
        return true;
      }
      Duration now = elapsed();
      isOver = now.compareTo(limit) >= 0;
      if (!isOver && now.compareTo(elapsed) >= 0) {
        return false;
      }
      if (!isOver && now.compareTo(until) >= 0) {
        look(now);
      }
    }
    return false;
  }

  private void look(Duration now) {
    watch.look(now, kill).ifPresentOrElse(next -> until = next, () -> isOver = true);
  }

  private boolean endsUntil(CompletableFuture<?> end, Duration time) throws InterruptedException {
    try {
      end.get(time.minus(elapsed()).toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A process' end is never a failure", e);
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
