package dev.spillway.common.http;

import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request, its body read whole.
 *
 * @param method in upper case
 * @param path without the query, not decoded
 * @param query what follows the question mark, not decoded; empty where there is none
 * @param headers by name, in any case; of a repeated one the last
 * @param body empty where there is none
 */
public record HttpRequest(
    String method, String path, String query, Map<String, String> headers, byte[] body) {

  /** Returns a header's value, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
