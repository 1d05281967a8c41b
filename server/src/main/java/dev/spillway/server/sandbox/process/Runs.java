package dev.spillway.server.sandbox.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The processes whose ends somebody waits for, by their markers. Thread-safe. */
final class Runs {
  private final Map<String, Long> running = new ConcurrentHashMap<>();
  private final Map<String, Long> waiting = new ConcurrentHashMap<>();

  /** Adds a process that runs nothing yet. */
  void addWaiting(String marker, long pid) {
    waiting.put(marker, pid);
  }

  /** Adds a process that runs a function from now on, whether or not it waited before. */
  void addRunning(String marker, long pid) {
    running.put(marker, pid);
    waiting.remove(marker);
  }

  void remove(String marker) {
    running.remove(marker);
    waiting.remove(marker);
  }

  /** Returns whether no function runs. */
  boolean areNone() {
    return running.isEmpty();
  }

  /** Returns whether there is a process with this number here. */
  boolean include(long pid) {
    return running.containsValue(pid) || waiting.containsValue(pid);
  }

  /** Returns whether there is a process with this marker here. */
  boolean include(String marker) {
    return running.containsKey(marker) || waiting.containsKey(marker);
  }
}
