package dev.spillway.loadbalancer.scaling;

import dev.spillway.loadbalancer.scaling.ScaleDecision.Hold;
import dev.spillway.loadbalancer.scaling.ScaleDecision.ScaleIn;
import dev.spillway.loadbalancer.scaling.ScaleDecision.ScaleOut;

/**
 * The rule of the original's report: more calls than servers, and one server more, up to a maximum;
 * fewer calls than servers, and one fewer, down to a minimum.
 */
final class Threshold implements ScalingPolicy {
  private final int min;
  private final int max;

  Threshold(int min, int max) {
    if (min < 1 || max < min) {
      throw new IllegalArgumentException(
          "servers: " + min + ".." + max + " (expected: 1 <= min <= max)");
    }
    this.min = min;
    this.max = max;
  }

  @Override
  public ScaleDecision decide(LoadSample load) {
    if (load.activeCalls() > load.servers()) {
      return load.servers() < max ? new ScaleOut(1) : new Hold("the maximum of " + max);
    }
    if (load.activeCalls() < load.servers()) {
      return load.servers() > min ? new ScaleIn(1) : new Hold("the minimum of " + min);
    }
    return new Hold("a server for each call");
  }
}
