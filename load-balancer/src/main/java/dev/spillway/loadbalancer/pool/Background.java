package dev.spillway.loadbalancer.pool;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the pool does what takes long, so that no call waits for it: one scheduler that counts the
 * time, and a virtual thread for each task. Thread-safe.
 */
public final class Background implements Executor, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Background.class);

  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("pool-timer").daemon().factory());
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("pool-", 0).factory());

  /** Runs a task now; after {@link #close}, drops it. */
  @Override
  public void execute(Runnable task) {
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      log.debug("Stopping: a task was dropped");
    }
  }

  /** Runs a task after a pause; after {@link #close}, drops it. */
  public void runAfter(Duration pause, Runnable task) {
    try {
      var _ = scheduler.schedule(() -> execute(task), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("Stopping: a task was dropped");
    }
  }

  /** Drops what waits and interrupts what runs; servers that are being started stay. */
  @Override
  public void close() {
    scheduler.shutdownNow();
    workers.shutdownNow();
  }
}
