package dev.spillway.common.http;

import java.time.Duration;

/**
 * How an {@link HttpService} listens.
 *
 * @param host the address
 * @param port the port, or 0 for any free one
 * @param bodyLimitBytes the largest body that is taken
 * @param readLimit how long a request may take to arrive whole
 * @param drainLimit how long {@link HttpService#close} lets running requests end
 */
public record HttpServiceConfig(
    String host, int port, int bodyLimitBytes, Duration readLimit, Duration drainLimit) {

  /** Returns the configuration with the usual limits: 30 s to read, 2 s to drain. */
  public static HttpServiceConfig of(String host, int port, int bodyLimitBytes) {
    return new HttpServiceConfig(
        host, port, bodyLimitBytes, Duration.ofSeconds(30), Duration.ofSeconds(2));
  }
}
