package dev.spillway.server.sandbox.process;

/**
 * A process that another one forked for this program, first waiting and then running a function.
 * Thread-safe.
 */
public final class ForkedProcess {
  private final ForkGuard guard;
  private final long pid;
  private final String marker;

  ForkedProcess(ForkGuard guard, long pid, String marker) {
    this.guard = guard;
    this.pid = pid;
    this.marker = marker;
  }

  /** Says that it runs a function from now on. */
  public void begin() {
    guard.runs().addRunning(marker, pid);
  }

  /** Kills it with its process group. To be called only while its end is not known. */
  public void kill() {
    guard.libc().killGroup(pid);
    guard.libc().killProcess(pid);
  }

  /** Forgets it, now that it has ended. */
  public void forget() {
    guard.runs().remove(marker);
  }

  /** Forgets it, now that it has ended, and kills what it left running. */
  public void leave() {
    forget();
    guard.killOrphans();
  }

  /**
   * Waits for its end where it became a child of this program, since the process that forked it has
   * ended. Blocks a platform thread.
   *
   * @return its exit code as a shell counts it
   */
  public int awaitAsParent() {
    return guard.libc().await(pid);
  }

  @Override
  public String toString() {
    return "process " + pid;
  }
}
