package dev.spillway.common.cloud;

import java.net.URI;
import java.util.Optional;

/**
 * Where the function is called in the cloud.
 *
 * @param url the gateway's address, path included
 * @param apiKey the gateway's key, where it asks for one
 * @param integration how the gateway answers
 */
public record CloudEndpoint(URI url, Optional<String> apiKey, CloudIntegration integration) {
  /** Leaves the key out: it must not reach a log. */
  @Override
  public String toString() {
    return url.toString();
  }
}
