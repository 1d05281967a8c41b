package dev.spillway.benchmarks.process;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What must be ended, the last first, when a figure is done or this program is: also after a
 * failure and on Ctrl-C. Thread-safe.
 */
public final class Cleanup implements AutoCloseable {
  private final Deque<Step> steps = new ArrayDeque<>();
  private final Thread hook = new Thread(this::runAll, "cleanup");
  private boolean closed;

  /** Ends one thing. */
  @FunctionalInterface
  public interface Step {
    /** Ends it, or says why it cannot be. */
    void run() throws Exception;
  }

  /** Creates one that also works when this program is ended from outside. */
  public Cleanup() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Has something ended; at once, where all is ended already. */
  public synchronized void add(Step step) {
    if (closed) {
      end(step);
    } else {
      steps.push(step);
    }
  }

  @Override
  public void close() {
    runAll();
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) { // This program is being ended: its hook does no harm.
      return;
    }
  }

  private synchronized void runAll() {
    closed = true;
    while (!steps.isEmpty()) {
      end(steps.pop());
    }
  }

  private static void end(Step step) {
    try {
      step.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      System.err.println("Something was left behind: " + e.getMessage());
    }
  }
}
