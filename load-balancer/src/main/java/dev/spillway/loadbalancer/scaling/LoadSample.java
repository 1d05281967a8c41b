package dev.spillway.loadbalancer.scaling;

/**
 * The load at one moment.
 *
 * @param activeCalls calls that servers run or have waiting
 * @param servers servers that are there or being started, less those that drain
 */
public record LoadSample(int activeCalls, int servers) {
  /** Checks that nothing is negative. */
  public LoadSample {
    if (activeCalls < 0 || servers < 0) {
      throw new IllegalArgumentException(
          "load: " + activeCalls + " calls, " + servers + " servers (expected: >= 0)");
    }
  }
}
