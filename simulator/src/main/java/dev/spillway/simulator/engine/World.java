package dev.spillway.simulator.engine;

import dev.spillway.placement.policy.PolicySettings;
import java.time.Duration;
import java.util.Optional;

/**
 * In what a trace is played.
 *
 * @param slots how many calls the servers run at a time
 * @param cloud where the others go
 * @param settings of the policies
 * @param idempotent whether the function may run twice
 * @param hedgeShare of calls that may be doubled
 * @param deadline for each call; empty where there is none
 */
public record World(
    int slots,
    CloudModel cloud,
    PolicySettings settings,
    boolean idempotent,
    double hedgeShare,
    Optional<Duration> deadline) {
  /** Nothing is refused for want of room in the queue. */
  static final int WAITING_ROOM = 1_000_000;

  /** With what confidence a deadline is to be met. */
  static final double CONFIDENCE = 0.95;

  private static final int SLOTS = 4;
  private static final double HEDGE_SHARE = 0.05;

  /** Returns four slots and the assumed cloud, for a function that may run twice. */
  public static World usual() {
    return new World(
        SLOTS,
        CloudModel.assumed(),
        PolicySettings.defaults(),
        true,
        HEDGE_SHARE,
        Optional.empty());
  }

  /** Returns this with another number of slots. */
  public World withSlots(int number) {
    return new World(number, cloud, settings, idempotent, hedgeShare, deadline);
  }

  /** Returns this with other settings of the policies. */
  public World with(PolicySettings other) {
    return new World(slots, cloud, other, idempotent, hedgeShare, deadline);
  }

  /** Returns this with another cloud. */
  public World with(CloudModel other) {
    return new World(slots, other, settings, idempotent, hedgeShare, deadline);
  }

  /** Returns this with a deadline for each call. */
  public World withDeadline(Duration time) {
    return new World(slots, cloud, settings, idempotent, hedgeShare, Optional.of(time));
  }

  /** Returns this with a function that may run twice, or may not. */
  public World withIdempotent(boolean allowed) {
    return new World(slots, cloud, settings, allowed, hedgeShare, deadline);
  }

  /** Returns this with another share of calls that may be doubled. */
  public World withHedgeShare(double share) {
    return new World(slots, cloud, settings, idempotent, share, deadline);
  }
}
