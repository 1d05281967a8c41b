package dev.spillway.simulator.recording;

/** Records cannot be made into a trace. */
public final class RecordingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates one that says what is wrong and what to do. */
  public RecordingException(String message) {
    super(message);
  }
}
