package dev.spillway.server.execution;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Limits how many calls run at a time; who waits longest is next. Thread-safe. */
public final class ExecutionSlots {
  private final int capacity;
  private final Semaphore free;

  /** Creates a number of free slots. */
  public ExecutionSlots(int capacity) {
    this.capacity = capacity;
    this.free = new Semaphore(capacity, true);
  }

  /**
   * Waits for a slot.
   *
   * @return the slot, or empty where none became free within the limit or the thread was
   *     interrupted
   */
  public Optional<Slot> acquire(Duration limit) {
    try {
      return free.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)
          ? Optional.of(new Slot())
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Returns how many calls may run at a time. */
  public int capacity() {
    return capacity;
  }

  /** Returns about how many calls wait. */
  int waiting() {
    return free.getQueueLength();
  }

  /** The right to run one call, until it is closed. */
  public final class Slot implements AutoCloseable {
    private final AtomicBoolean isHeld = new AtomicBoolean(true);

    private Slot() {}

    /** Gives the slot to who waits longest. Closing it again does nothing. */
    @Override
    public void close() {
      if (isHeld.compareAndSet(true, false)) {
        free.release();
      }
    }
  }
}
