package dev.spillway.common.http;

/** Thrown when a program cannot listen where it should. */
public final class PortTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortTakenException(HttpServiceConfig config, Throwable cause) {
    super(
        "Tried to listen on "
            + config.host()
            + ":"
            + config.port()
            + " but failed because: "
            + rootOf(cause).getMessage(),
        cause);
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : rootOf(cause);
  }
}
