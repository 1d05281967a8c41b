package dev.spillway.benchmarks.figure;

/** The contenders' names, as tables and plots show them. */
final class Names {
  static final String OURS = "Spillway";
  static final String ORIGINAL = "original (stand-in)";
  static final String WATCHDOG = "of-watchdog";
  static final String LOOPS = "two bare loops";
  static final String HAPROXY = "HAProxy";

  private Names() {}
}
