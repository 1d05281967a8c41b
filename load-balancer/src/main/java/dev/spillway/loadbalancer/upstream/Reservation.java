package dev.spillway.loadbalancer.upstream;

import java.util.concurrent.atomic.AtomicBoolean;

/** One counted call in flight on an upstream, completed exactly once. Thread-safe. */
public final class Reservation {
  private final Upstream upstream;
  private final int callsAhead;
  private final AtomicBoolean completed = new AtomicBoolean();

  Reservation(Upstream upstream, int callsAhead) {
    this.upstream = upstream;
    this.callsAhead = callsAhead;
  }

  /** Returns how many calls the upstream had when this one was reserved. */
  public int callsAhead() {
    return callsAhead;
  }

  /**
   * Counts the call as ended, however it did.
   *
   * @throws IllegalStateException if it was completed before
   */
  public void complete() {
    if (!completed.compareAndSet(false, true)) {
      throw new IllegalStateException("A call on " + upstream + " was completed twice");
    }
    upstream.release();
  }
}
