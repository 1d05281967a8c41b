package dev.spillway.benchmarks.load;

/** When calls are sent. */
public sealed interface Pace {

  /** A caller sends the next call as soon as it has its answer: shows the most calls a second. */
  record Closed() implements Pace {}

  /**
   * Calls are due at a fixed rate, whether or not answers come. A call that finds no free caller
   * waits for one, and its latency counts from when it was due: what is slow cannot hide behind
   * calls that were never made (coordinated omission).
   *
   * @param perSecond the rate
   */
  record Open(double perSecond) implements Pace {
    /** Refuses a rate that is none. */
    public Open {
      if (!(perSecond > 0)) {
        throw new IllegalArgumentException("calls a second: " + perSecond + " (expected: > 0)");
      }
    }

    long intervalNanos() {
      return Math.round(1e9 / perSecond);
    }
  }
}
