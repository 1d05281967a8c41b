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
   * Returns how many to fork: one for each call that waits for a process, and to wait one more than
   * calls run now, within limits. One more, because a process is best forked when a run has ended:
   * the next call then finds one that was forked before.
   *
   * @param processes that wait, or are being forked
   * @param callers that wait for a process
   * @param running calls that run now
   */
  int needed(int processes, int callers, int running) {
    int ahead = Math.min(running + 1, mostWaiting);
    return Math.max(0, callers + ahead - processes);
  }
}
