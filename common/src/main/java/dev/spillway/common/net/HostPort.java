package dev.spillway.common.net;

/**
 * Where a server listens.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {
  /** Checks the port. */
  public HostPort {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 1..65535)");
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
