package dev.spillway.server.ready;

import java.net.URI;

/**
 * To whom a server says that it is ready.
 *
 * @param url whose path is for this server alone
 * @param token proves that it is this server
 */
public record ReadyConfig(URI url, String token) {

  /** Leaves the token out. */
  @Override
  public String toString() {
    return url.toString();
  }
}
