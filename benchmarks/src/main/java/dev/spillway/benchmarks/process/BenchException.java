package dev.spillway.benchmarks.process;

/** What a figure needs could not be brought up or read. */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates one that says what happened. */
  public BenchException(String message) {
    super(message);
  }
}
