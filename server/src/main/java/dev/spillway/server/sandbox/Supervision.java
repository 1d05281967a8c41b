package dev.spillway.server.sandbox;

/**
 * Who looks after a run.
 *
 * @param clock is told when its parts end
 * @param watch says how long it goes on
 */
public record Supervision(RunClock clock, RunWatch watch) {
  /** Returns the supervision of a run that nobody looks after. */
  public static Supervision none() {
    return new Supervision(new RunClock(), RunWatch.none());
  }
}
