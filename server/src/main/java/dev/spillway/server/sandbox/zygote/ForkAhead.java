package dev.spillway.server.sandbox.zygote;

/** Says how many processes to fork now, so that calls find one waiting. */
final class ForkAhead {
  private final int mostWaiting;

  /**
   * Creates a policy.
   *
   * @param mostWaiting how many processes wait at most; what they cost is memory
   */
  ForkAhead(int mostWaiting) {
    this.mostWaiting = mostWaiting;
  }

  /**
   * Returns how many to fork: one for each call that waits for a process, and as many to wait as
   * calls run now, within limits, but one at least.
   *
   * @param processes that wait, or are being forked
   * @param callers that wait for a process
   * @param running calls that run now
   */
  int needed(int processes, int callers, int running) {
    int ahead = Math.clamp(running, 1, mostWaiting);
    return Math.max(0, callers + ahead - processes);
  }
}
