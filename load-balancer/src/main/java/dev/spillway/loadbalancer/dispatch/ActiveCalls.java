package dev.spillway.loadbalancer.dispatch;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls that servers have, and admits no more than their capacity. Thread-safe. */
public final class ActiveCalls {
  private final int capacity;
  private final AtomicInteger count = new AtomicInteger();

  /** Creates a count that begins at 0. */
  public ActiveCalls(int capacity) {
    this.capacity = capacity;
  }

  /** Returns how many there are. */
  public int count() {
    return count.get();
  }

  /** Returns how many there can be. */
  public int capacity() {
    return capacity;
  }

  /** Counts one more and returns true, or returns false where the capacity is reached. */
  boolean tryBegin() {
    // Not incrementAndGet and back: in a burst, calls that are refused would crowd out others.
    return count.getAndUpdate(calls -> calls < capacity ? calls + 1 : calls) < capacity;
  }

  void end() {
    count.decrementAndGet();
  }
}
