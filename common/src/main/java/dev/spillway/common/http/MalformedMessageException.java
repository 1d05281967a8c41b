package dev.spillway.common.http;

/** Thrown where bytes are not the HTTP message that was expected. */
final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  MalformedMessageException(String message) {
    this(400, message);
  }

  MalformedMessageException(int status, String message) {
    super(message, null, false, false); // whatever strangers send shall cost little
    this.status = status;
  }

  /** Returns the status by which such a request is refused. */
  int status() {
    return status;
  }
}
