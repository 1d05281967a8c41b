package dev.spillway.simulator.trace;

import java.util.Comparator;
import java.util.List;

/**
 * Calls in the order in which they come.
 *
 * @param name for reports
 * @param calls at least one
 */
public record Trace(String name, List<TracedCall> calls) {
  /** Sorts the calls. */
  public Trace {
    if (calls.isEmpty()) {
      throw new IllegalArgumentException(name + ": no calls (expected: at least one)");
    }
    calls = calls.stream().sorted(Comparator.comparingDouble(TracedCall::arrivalMillis)).toList();
  }

  /** Returns how many calls there are. */
  public int size() {
    return calls.size();
  }
}
