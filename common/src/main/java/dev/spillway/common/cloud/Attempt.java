package dev.spillway.common.cloud;

import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.placement.money.Bill;

/**
 * One request to the gateway.
 *
 * @param outcome what its call is answered, if it is the last one
 * @param fate what became of it
 * @param bill what it costs
 */
record Attempt(InvocationOutcome outcome, Fate fate, Bill bill) {

  /** Returns how the call ended whose last request this was. */
  CloudOutcome end() {
    return new CloudOutcome(outcome, fate.mayHaveRun(), bill);
  }

  /** Returns this request with the cost of an earlier one of the same call. */
  Attempt after(Attempt earlier) {
    return new Attempt(outcome, fate, bill.after(earlier.bill));
  }
}
