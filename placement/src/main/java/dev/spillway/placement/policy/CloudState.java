package dev.spillway.placement.policy;

/**
 * Whether the cloud takes calls.
 *
 * @param exists whether there is one
 * @param breakerOpen whether it failed so often that it is left alone for a while
 * @param freeConcurrency how many more calls it takes at a time, as far as is known
 * @param affordable whether its budget pays for a call, as far as is known
 */
public record CloudState(
    boolean exists, boolean breakerOpen, int freeConcurrency, boolean affordable) {
  /** Returns the state of a cloud that takes everything. */
  public static CloudState open() {
    return new CloudState(true, false, Integer.MAX_VALUE, true);
  }

  /** Returns the state where there is no cloud. */
  public static CloudState none() {
    return new CloudState(false, false, 0, false);
  }

  /** Returns this state after the budget did not pay for a call. */
  public CloudState unaffordable() {
    return new CloudState(exists, breakerOpen, freeConcurrency, false);
  }
}
