package dev.spillway.benchmarks.load;

/** Calls were not answered as they must be, so nothing was measured. */
public final class LoadFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates one that says what happened. */
  public LoadFailedException(String message) {
    super(message);
  }
}
