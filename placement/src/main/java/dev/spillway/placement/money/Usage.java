package dev.spillway.placement.money;

/**
 * What Lambda bills a call for.
 *
 * @param billedMillis how long it ran, rounded up; a cold start's initialization is part of it
 * @param memoryMb the memory that it had, used or not
 * @param initMillis of it, the initialization of an execution environment; 0 where one was there
 */
public record Usage(long billedMillis, int memoryMb, long initMillis) {
  /** Checks that nothing is negative. */
  public Usage {
    if (billedMillis < 0 || memoryMb < 0 || initMillis < 0) {
      throw new IllegalArgumentException(
          "usage: "
              + billedMillis
              + " ms, "
              + memoryMb
              + " MB, "
              + initMillis
              + " ms (expected: >= 0)");
    }
  }

  /** Returns how long it was billed for that was not initialization. */
  public long runMillis() {
    return Math.max(0, billedMillis - initMillis);
  }
}
