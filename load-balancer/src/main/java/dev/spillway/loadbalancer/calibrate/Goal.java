package dev.spillway.loadbalancer.calibrate;

import java.time.Duration;

/** How fast the cloud has to be. */
public sealed interface Goal {

  /**
   * No warm call of any parameter took longer.
   *
   * @param deadline how long one may take
   */
  record Within(Duration deadline) implements Goal {}

  /** The median of each parameter is not longer than on a server, where there is one. */
  record AsFastAsHere() implements Goal {}
}
