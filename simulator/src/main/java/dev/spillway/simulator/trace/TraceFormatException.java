package dev.spillway.simulator.trace;

/** A trace file cannot be read. */
public final class TraceFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TraceFormatException(String message) {
    super(message);
  }
}
