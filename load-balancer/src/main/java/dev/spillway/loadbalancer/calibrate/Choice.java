package dev.spillway.loadbalancer.calibrate;

/** Which memory size a function is to have. */
public sealed interface Choice {

  /**
   * It is the cheapest of those that reach the goal.
   *
   * @param memoryMb the size
   */
  record Cheapest(int memoryMb) implements Choice {}

  /**
   * None is as fast as here; it is the cheapest of the fastest, between which there is no
   * difference that a few calls could show.
   *
   * @param memoryMb the size
   */
  record Fastest(int memoryMb) implements Choice {}

  /**
   * None meets the deadline.
   *
   * @param memoryMb the size that comes nearest
   */
  record TooSlow(int memoryMb) implements Choice {}

  /** None ran all parameters without a failure. */
  record NoneWorks() implements Choice {}
}
