package dev.spillway.loadbalancer.pool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The word of one server that it is ready, from its launch until nobody waits for it any more.
 * Thread-safe.
 */
public final class ReadyWord implements AutoCloseable {
  private final String token;
  private final Map<String, String> environment;
  private final Runnable onClose;
  private final CompletableFuture<Void> heard = new CompletableFuture<>();

  ReadyWord(String token, Map<String, String> environment, Runnable onClose) {
    this.token = token;
    this.environment = Map.copyOf(environment);
    this.onClose = onClose;
  }

  /** Returns the settings by which the server gives its word; empty where it has no way to. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Returns what completes when the server has given its word. */
  CompletableFuture<Void> heard() {
    return heard;
  }

  /** Takes the word of whoever knows the token; returns whether this one does. */
  boolean hear(String said) {
    boolean isRight =
        MessageDigest.isEqual(
            said.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    if (isRight) {
      heard.complete(null);
    }
    return isRight;
  }

  /** Expects it no longer. */
  @Override
  public void close() {
    onClose.run();
  }
}
