package dev.spillway.client.source;

import java.net.URI;

/** Reads what is behind a URL. */
@FunctionalInterface
public interface Download {

  /**
   * Returns a page, or its beginning.
   *
   * @param limitBytes where it is cut off
   * @throws dev.spillway.client.terminal.ClientFailure if it cannot be had
   */
  byte[] fetch(URI uri, int limitBytes);
}
