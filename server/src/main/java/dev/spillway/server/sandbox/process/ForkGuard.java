package dev.spillway.server.sandbox.process;

import java.io.IOException;
import java.time.Duration;

/**
 * Looks after processes that are not this program's children, but forked by one of them. Where that
 * one ends, they become children of this program, which is a subreaper. Thread-safe.
 */
public final class ForkGuard {
  /** The variable that tells to which run a process belongs. */
  public static final String MARKER = Orphans.MARKER;

  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

  private final Libc libc;
  private final Runs runs;
  private final Orphans orphans;
  private final ResourceLimits limits;
  private final SubreaperGuard starter;

  ForkGuard(Libc libc, Runs runs, Orphans orphans, ResourceLimits limits, SubreaperGuard starter) {
    this.libc = libc;
    this.runs = runs;
    this.orphans = orphans;
    this.limits = limits;
    this.starter = starter;
  }

  /**
   * Starts a process that forks others, in a session of its own. Must end by itself when this
   * program does.
   *
   * @throws IOException if the system refuses, or this program is stopping
   */
  public Process startTemplate(ProcessBuilder builder) throws IOException {
    return starter.startTemplate(builder);
  }

  /** Forgets a process that forked others, and has ended. */
  public void forget(Process template) {
    runs.remove(SubreaperGuard.templateMarker(template.pid()));
  }

  /**
   * Takes care of a process that was just forked, and limits what it may use.
   *
   * @param marker what its environment says in {@link #MARKER}
   */
  public ForkedProcess adopt(long pid, String marker) {
    runs.addWaiting(marker, pid);
    limits.applyTo(libc, pid);
    return new ForkedProcess(this, pid, marker);
  }

  Libc libc() {
    return libc;
  }

  Runs runs() {
    return runs;
  }

  void killOrphans() {
    orphans.killAll(KILL_LIMIT);
  }
}
