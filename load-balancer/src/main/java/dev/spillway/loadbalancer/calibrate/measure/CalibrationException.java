package dev.spillway.loadbalancer.calibrate.measure;

/** Thrown when a calibration cannot go on. */
public final class CalibrationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception; the message says what, why and what to do. */
  public CalibrationException(String message) {
    super(message);
  }

  /** Creates an exception; the message says what, why and what to do. */
  public CalibrationException(String message, Throwable cause) {
    super(message, cause);
  }
}
