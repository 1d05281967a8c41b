package dev.spillway.simulator.engine;

import dev.spillway.placement.money.Money;
import dev.spillway.simulator.engine.CallResult.End;
import dev.spillway.simulator.engine.CallResult.SlotTime;
import dev.spillway.simulator.trace.TracedCall;
import org.jspecify.annotations.Nullable;

/** A call on its way. */
final class Flight {
  private final long number;
  private final TracedCall call;
  private final double draw;
  private Money cost = Money.ZERO;
  private SlotTime slot = SlotTime.NONE;
  private double slotFromMillis;
  private boolean inSlot;
  private boolean hedged;
  private @Nullable End end;
  private double endMillis;

  /**
   * Creates a call that has just arrived.
   *
   * @param draw its random number for the policy
   */
  Flight(long number, TracedCall call, double draw) {
    this.number = number;
    this.call = call;
    this.draw = draw;
  }

  long number() {
    return number;
  }

  TracedCall call() {
    return call;
  }

  double draw() {
    return draw;
  }

  boolean inSlot() {
    return inSlot;
  }

  boolean hedged() {
    return hedged;
  }

  boolean hasEnded() {
    return end != null;
  }

  double elapsedMillis(double nowMillis) {
    return nowMillis - slotFromMillis;
  }

  void takesSlot(double nowMillis) {
    inSlot = true;
    slotFromMillis = nowMillis;
  }

  void leavesSlot(double nowMillis) {
    inSlot = false;
    slot = new SlotTime(slotFromMillis, nowMillis);
  }

  void isHedged() {
    hedged = true;
  }

  void costs(Money more) {
    cost = cost.plus(more);
  }

  void ends(End how, double nowMillis) {
    if (end != null) {
      throw new IllegalStateException("call " + number + " ended twice: " + end + ", " + how);
    }
    end = how;
    endMillis = nowMillis;
  }

  CallResult result() {
    if (end == null) {
      throw new IllegalStateException("call " + number + " was lost");
    }
    return new CallResult(call, end, endMillis, hedged, cost, slot);
  }
}
