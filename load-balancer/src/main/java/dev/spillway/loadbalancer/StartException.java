package dev.spillway.loadbalancer;

import org.jspecify.annotations.Nullable;

/** Thrown when the load balancer cannot start; says what happened and what to do. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  StartException(String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  /** Returns what to do, in one line. */
  public String hint() {
    return hint;
  }
}
