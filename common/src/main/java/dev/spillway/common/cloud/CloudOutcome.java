package dev.spillway.common.cloud;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.placement.money.Bill;
import java.time.Duration;
import java.util.Map;

/**
 * How a call to the cloud ended, and what it costs.
 *
 * @param outcome what it is answered
 * @param mayHaveRun whether the function may have run; where not, the call can be made elsewhere
 * @param bill what it costs
 */
public record CloudOutcome(InvocationOutcome outcome, boolean mayHaveRun, Bill bill) {

  /** Returns how long the parts of its time in the cloud took; empty where nobody told. */
  public Map<Part, Duration> parts() {
    return mayHaveRun && bill.isMeasured()
        ? Map.of(
            Part.CLOUD_START, Duration.ofMillis(bill.usage().initMillis()),
            Part.CLOUD_RUN, Duration.ofMillis(bill.usage().runMillis()))
        : Map.of();
  }

  /** Returns the end of a call that the cloud never got; {@code reason} is for the caller. */
  public static CloudOutcome unsent(FaultCode code, String reason) {
    return unsent(new Rejected(code, reason));
  }

  /** Returns the same. */
  public static CloudOutcome unsent(Rejected why) {
    return new CloudOutcome(why, false, Bill.NONE);
  }
}
