package dev.spillway.server.sandbox;

/** How a run ended. */
public sealed interface SandboxResult {

  /**
   * The function ended by itself.
   *
   * @param exitCode as a shell counts it: 128 + n where signal n ended it
   * @param stdout all that it printed; bytes that are not UTF-8 as U+FFFD
   * @param stderr the end of what it wrote there
   */
  record Exited(int exitCode, String stdout, String stderr) implements SandboxResult {}

  /** The function was killed because it ran too long. */
  record RanTooLong() implements SandboxResult {}

  /** The function was killed because it printed too much. */
  record PrintedTooMuch() implements SandboxResult {}

  /**
   * The function was not started, because its parameter cannot be passed on.
   *
   * @param reason a sentence for the caller
   */
  record ParameterRefused(String reason) implements SandboxResult {}

  /**
   * The function was not started.
   *
   * @param reason why, after "because"
   */
  record NotStarted(String reason) implements SandboxResult {}
}
