package dev.spillway.localcloud;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened and must be closed again, the last first. Not thread-safe. */
final class OpenedParts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OpenedParts.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Notes how a part is closed, and returns it. */
  <T> T add(T part, AutoCloseable closing) {
    parts.push(closing);
    return part;
  }

  /** Notes a part that closes itself, and returns it. */
  <T extends AutoCloseable> T add(T part) {
    return add(part, part);
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        log.warn("A part did not close cleanly", e);
      }
    }
  }
}
