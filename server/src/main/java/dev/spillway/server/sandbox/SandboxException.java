package dev.spillway.server.sandbox;

import org.jspecify.annotations.Nullable;

/** Thrown when this machine cannot run functions at all. */
public final class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SandboxException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
