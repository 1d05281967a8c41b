package dev.spillway.common.function;

/** Thrown when the function store cannot be reached or answers with an error. */
public final class FunctionStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FunctionStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
