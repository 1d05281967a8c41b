package dev.spillway.common.process;

import org.jspecify.annotations.Nullable;

/** Thrown when this machine cannot run Python. */
public final class PythonNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PythonNotFoundException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
