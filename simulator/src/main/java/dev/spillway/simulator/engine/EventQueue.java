package dev.spillway.simulator.engine;

import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that jumps from one thing to do to the next; what is due at once is done in order. */
final class EventQueue {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.comparingDouble(Event::millis).thenComparingLong(Event::number));
  private double nowMillis;
  private long numbers;

  private record Event(double millis, long number, Runnable action) {}

  double nowMillis() {
    return nowMillis;
  }

  void at(double millis, Runnable action) {
    if (millis < nowMillis) {
      throw new IllegalArgumentException(millis + " (expected: >= " + nowMillis + ")");
    }
    events.add(new Event(millis, numbers++, action));
  }

  void run() {
    for (Event next = events.poll(); next != null; next = events.poll()) {
      nowMillis = next.millis();
      next.action().run();
    }
  }
}
