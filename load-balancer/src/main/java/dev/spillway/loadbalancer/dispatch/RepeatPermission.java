package dev.spillway.loadbalancer.dispatch;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether a call that may have run can be given to another server: not before the function is
 * loaded, and then only where it was stored as idempotent. Thread-safe.
 */
public final class RepeatPermission {
  private final AtomicBoolean granted = new AtomicBoolean();

  /** Gives the permission. */
  public void grant() {
    granted.set(true);
  }

  boolean isGranted() {
    return granted.get();
  }
}
