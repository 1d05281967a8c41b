package dev.spillway.common.cloud;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.placement.money.Bill;

/**
 * How a call to the cloud ended, and what it costs.
 *
 * @param outcome what it is answered
 * @param mayHaveRun whether the function may have run; where not, the call can be made elsewhere
 * @param bill what it costs
 */
public record CloudOutcome(InvocationOutcome outcome, boolean mayHaveRun, Bill bill) {

  /** Returns the end of a call that the cloud never got; {@code reason} is for the caller. */
  public static CloudOutcome unsent(FaultCode code, String reason) {
    return new CloudOutcome(new Rejected(code, reason), false, Bill.NONE);
  }
}
