package dev.spillway.server.sandbox;

import java.time.Duration;
import java.util.Optional;

/**
 * Says how long a run goes on. Called by the run's own thread, one call after the other, while the
 * run goes on; {@link #isAbandoned} by any.
 */
public interface RunWatch {

  /**
   * Looks at a run, at its start and then at the time that it said itself.
   *
   * @param elapsed how long it has run
   * @param kill ends the run from another thread, at any later time
   * @return how long it has run when it is to be looked at again, more than now; empty where it is
   *     to be killed
   */
  Optional<Duration> look(Duration elapsed, Runnable kill);

  /** Returns whether the run was killed from another thread, because nobody wants its result. */
  boolean isAbandoned();

  /** Returns one that lets a run go on to its limit. */
  static RunWatch none() {
    return new RunWatch() {
      @Override
      public Optional<Duration> look(Duration elapsed, Runnable kill) {
        return Optional.of(Duration.ofDays(1));
      }

      @Override
      public boolean isAbandoned() {
        return false;
      }
    };
  }
}
