package dev.spillway.placement.money;

/**
 * What Lambda bills a call for.
 *
 * @param billedMillis how long it ran, rounded up; a cold start's initialization is part of it
 * @param memoryMb the memory that it had, used or not
 * @param isColdStart whether an execution environment was started for it
 */
public record Usage(long billedMillis, int memoryMb, boolean isColdStart) {
  /** Checks that nothing is negative. */
  public Usage {
    if (billedMillis < 0 || memoryMb < 0) {
      throw new IllegalArgumentException(
          "usage: " + billedMillis + " ms, " + memoryMb + " MB (expected: >= 0)");
    }
  }
}
