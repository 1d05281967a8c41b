package dev.spillway.localcloud.logs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The events of one execution environment. Thread-safe. */
final class LogStream {
  /** Older events are dropped: the store is in memory. */
  private static final int KEPT_EVENTS = 10_000;

  private final String name;
  private final long createdMillis;
  private final Deque<LogEvent> events = new ArrayDeque<>();

  LogStream(String name, long createdMillis) {
    this.name = name;
    this.createdMillis = createdMillis;
  }

  String name() {
    return name;
  }

  long createdMillis() {
    return createdMillis;
  }

  synchronized void append(LogEvent event) {
    if (events.size() == KEPT_EVENTS) {
      events.removeFirst();
    }
    events.addLast(event);
  }

  synchronized List<LogEvent> events() {
    return List.copyOf(events);
  }

  synchronized Optional<LogEvent> first() {
    return Optional.ofNullable(events.peekFirst());
  }

  synchronized Optional<LogEvent> last() {
    return Optional.ofNullable(events.peekLast());
  }
}
