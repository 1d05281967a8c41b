package dev.spillway.loadbalancer.pool;

import org.jspecify.annotations.Nullable;

/** Thrown when a server cannot be started, found or removed. */
public final class LaunchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception that says what was tried and why it failed.
   *
   * @param what as it follows "Tried to"
   * @param why a reason without a full stop
   */
  public LaunchException(String what, String why, @Nullable Throwable cause) {
    super("Tried to " + what + " but failed because: " + why, cause);
  }
}
