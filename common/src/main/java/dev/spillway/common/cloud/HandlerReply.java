package dev.spillway.common.cloud;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.placement.money.Bill;
import java.time.Duration;

/** Tells what became of a call of the handler itself, without a gateway between. Pure. */
public final class HandlerReply {
  private HandlerReply() {}

  /**
   * Reads what Lambda handed on.
   *
   * @param payload the handler's answer, or Lambda's own where the handler gave none
   * @param elapsed how long it took, which is charged where the handler does not tell
   */
  public static CloudOutcome read(String payload, Duration elapsed, CloudTerms terms) {
    Meter meter = meter(terms);
    Bill bill =
        UsageHeader.inBody(payload).map(meter::measured).orElseGet(() -> meter.endedAfter(elapsed));
    return new CloudOutcome(CloudReply.read(200, payload, CloudIntegration.AWS), true, bill);
  }

  /** Returns the outcome of a call without an answer: it may have run, and cost the most it can. */
  public static CloudOutcome lost(FaultCode code, String reason, CloudTerms terms) {
    return new CloudOutcome(new Rejected(code, reason), true, meter(terms).unended());
  }

  private static Meter meter(CloudTerms terms) {
    return new Meter(terms.withoutGateway().tariff(), terms.size());
  }
}
