package dev.spillway.loadbalancer.scaling;

/** Decides on the number of servers. Implementations are pure: the same load, the same decision. */
@FunctionalInterface
public interface ScalingPolicy {

  /** Returns what to do about a load. */
  ScaleDecision decide(LoadSample load);

  /**
   * Returns a policy that goes one server at a time towards as many servers as there are calls.
   *
   * @param min the fewest servers it leaves
   * @param max the most servers it asks for
   */
  static ScalingPolicy threshold(int min, int max) {
    return new Threshold(min, max);
  }
}
