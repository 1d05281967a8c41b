package dev.spillway.client.program;

import java.time.Duration;

/** How a program ended. */
public sealed interface ProgramEnd {

  /**
   * It ended by itself.
   *
   * @param exitCode its exit code
   * @param output what it printed, where that was asked for
   */
  record Exited(int exitCode, String output) implements ProgramEnd {}

  /**
   * There is no such program, or it cannot be started.
   *
   * @param reason as the system tells
   */
  record NotStarted(String reason) implements ProgramEnd {}

  /**
   * It was killed because it took too long.
   *
   * @param limit how long it was given
   */
  record TimedOut(Duration limit) implements ProgramEnd {}
}
