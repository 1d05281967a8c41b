package dev.spillway.simulator.engine;

import dev.spillway.placement.money.Money;
import dev.spillway.simulator.trace.TracedCall;

/**
 * How a call went.
 *
 * @param call which
 * @param end how it ended
 * @param endMillis when
 * @param hedged whether it was started at both places
 * @param cost of all that it did in the cloud
 * @param slot when it had a server's slot
 */
public record CallResult(
    TracedCall call, End end, double endMillis, boolean hedged, Money cost, SlotTime slot) {

  /** How a call ends. */
  public enum End {
    /** A server's result counted. */
    LOCAL,
    /** The cloud's result counted. */
    CLOUD,
    /** The gateway gave up. */
    CLOUD_TIMED_OUT,
    /** It ran as long as a run may. */
    STOPPED,
    /** There was no place for it. */
    REFUSED;

    /** Returns whether the caller has a result. */
    public boolean isSuccess() {
      return this == LOCAL || this == CLOUD;
    }
  }

  /**
   * When a call had a slot.
   *
   * @param fromMillis equal to the end where it had none
   */
  public record SlotTime(double fromMillis, double toMillis) {
    /** It had none. */
    static final SlotTime NONE = new SlotTime(0, 0);
  }

  /** Returns how long the caller waited. */
  public double latencyMillis() {
    return endMillis - call.arrivalMillis();
  }

  /** Returns whether it was sent to the cloud, whether that counted or not. */
  public boolean wasInCloud() {
    return cost.compareTo(Money.ZERO) > 0;
  }
}
