package dev.spillway.common.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One request on its way and what becomes of it.
 *
 * @param limit how long the answer may take, from when the request is sent
 */
record Exchange(OutgoingRequest request, Duration limit, CompletableFuture<HttpOutcome> outcome) {
  Exchange(OutgoingRequest request, Duration limit) {
    this(request, limit, new CompletableFuture<>());
  }

  void end(HttpOutcome how) {
    outcome.complete(how);
  }

  /** Runs something where nobody waits for it any more. */
  void whenGivenUp(Runnable action) {
    var unused =
        outcome.whenComplete(
            (how, failure) -> {
              if (failure != null) {
                action.run();
              }
            });
  }

  /** Returns whether nobody waits for it any more. */
  boolean isGivenUp() {
    return outcome.isCancelled();
  }
}
