package dev.spillway.placement.policy;

/**
 * Bounds the calls that are started beside others: every call brings a part of a token, and each
 * second call takes a whole one, so that never more than the share of all calls is doubled. It is
 * filled by calls and not by seconds, so that it needs no clock and is the same at any load.
 * Thread-safe.
 */
public final class HedgeBudget {
  private static final long TOKEN = 1_000_000;

  private final long perCall;
  private final long most;
  private long parts;

  /**
   * Creates an empty budget.
   *
   * @param share of calls that may be doubled, 0 to 1
   * @param burst how many tokens are kept at most
   */
  public HedgeBudget(double share, int burst) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share: " + share + " (expected: 0 to 1)");
    }
    this.perCall = (long) (share * TOKEN);
    this.most = burst * TOKEN;
  }

  /** Notes that a call arrived. */
  public synchronized void arrived() {
    parts = Math.min(most, parts + perCall);
  }

  /** Returns how many calls may be doubled now. */
  public synchronized long tokens() {
    return parts / TOKEN;
  }

  /** Takes a token and returns true, or returns false where there is none. */
  public synchronized boolean tryTake() {
    if (parts < TOKEN) {
      return false;
    }
    parts -= TOKEN;
    return true;
  }

  /** Gives back a token that was taken, and not used. */
  public synchronized void giveBack() {
    parts = Math.min(most, parts + TOKEN);
  }
}
