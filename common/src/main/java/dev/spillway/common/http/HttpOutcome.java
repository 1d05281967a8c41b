package dev.spillway.common.http;

import java.util.Map;
import java.util.Optional;

/** How a request to another program ended. */
public sealed interface HttpOutcome {

  /**
   * It was answered.
   *
   * @param headers by name, in any case; of a repeated one the last
   */
  record Answered(int status, Map<String, String> headers, byte[] body) implements HttpOutcome {
    /** Returns a header's value, whatever the case of its name. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  /**
   * It never reached the other side.
   *
   * @param reason why, in a few words
   */
  record NotSent(String reason) implements HttpOutcome {}

  /**
   * It was sent, and the connection ended without a whole answer.
   *
   * @param reason why, in a sentence without its end
   */
  record Lost(String reason) implements HttpOutcome {}

  /**
   * It was sent, and the answer did not come in time; the connection was closed.
   *
   * @param reason in a sentence without its end
   */
  record TimedOut(String reason) implements HttpOutcome {}
}
