package dev.spillway.loadbalancer.scaling;

/** What to do about the number of servers. */
public sealed interface ScaleDecision {

  /**
   * Starts more.
   *
   * @param servers how many, at least 1
   */
  record ScaleOut(int servers) implements ScaleDecision {
    /** Checks that it is at least one. */
    public ScaleOut {
      requirePositive(servers);
    }
  }

  /**
   * Removes some, once they have no calls left.
   *
   * @param servers how many, at least 1
   */
  record ScaleIn(int servers) implements ScaleDecision {
    /** Checks that it is at least one. */
    public ScaleIn {
      requirePositive(servers);
    }
  }

  /**
   * Leaves them as they are.
   *
   * @param reason why, for the log
   */
  record Hold(String reason) implements ScaleDecision {}

  private static void requirePositive(int servers) {
    if (servers < 1) {
      throw new IllegalArgumentException("servers: " + servers + " (expected: >= 1)");
    }
  }
}
