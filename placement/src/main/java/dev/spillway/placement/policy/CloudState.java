package dev.spillway.placement.policy;

import dev.spillway.placement.money.Cost;
import java.util.Optional;

/**
 * Whether the cloud takes calls.
 *
 * @param exists whether there is one
 * @param breakerOpen whether it failed so often that it is left alone for a while
 * @param freeConcurrency how many more calls it takes at a time, as far as is known
 * @param budgetLeft what may still be spent; empty where there is no limit
 */
public record CloudState(
    boolean exists, boolean breakerOpen, int freeConcurrency, Optional<Cost> budgetLeft) {
  /** Returns the state of a cloud that takes everything. */
  public static CloudState open() {
    return new CloudState(true, false, Integer.MAX_VALUE, Optional.empty());
  }

  /** Returns the state where there is no cloud. */
  public static CloudState none() {
    return new CloudState(false, false, 0, Optional.empty());
  }
}
