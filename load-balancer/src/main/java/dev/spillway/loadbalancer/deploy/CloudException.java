package dev.spillway.loadbalancer.deploy;

/** Thrown when the cloud refuses what is asked of it, or does not answer. */
public class CloudException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception; the message says what was tried, why it failed and what to do. */
  public CloudException(String message) {
    super(message);
  }

  /** Creates an exception; the message says what was tried, why it failed and what to do. */
  public CloudException(String message, Throwable cause) {
    super(message, cause);
  }
}
