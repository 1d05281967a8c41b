package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.placement.policy.ClosedCloud.Cause;
import dev.spillway.placement.policy.Rationale;
import java.util.Optional;

/** What a call is told that no place has room for: what, why, what to do. Pure. */
final class Refusals {
  private Refusals() {}

  /** Returns why a call that stays here has no room. */
  static CloudOutcome busy(Invocation invocation, Rationale rationale) {
    return isWithoutCloud(rationale)
        ? CloudInvoker.none().invoke(invocation)
        : CloudOutcome.unsent(
            code(rationale, FaultCode.NO_CAPACITY),
            "All servers are busy, and the cloud is not asked ("
                + rationale.policy()
                + ": "
                + rationale.reason()
                + "): try again later, raise NUMBER_OF_SERVERS or QUEUE_CAPACITY, or set another"
                + " OFFLOAD_POLICY.");
  }

  /** Returns why a call that reached no server is not sent to the cloud. */
  static CloudOutcome noServer(Rationale rationale) {
    String cloud =
        isWithoutCloud(rationale)
            ? " and CLOUD=none"
            : ", and the cloud is not asked ("
                + rationale.policy()
                + ": "
                + rationale.reason()
                + ")";
    return CloudOutcome.unsent(
        code(rationale, FaultCode.NO_SERVER),
        "No server could be reached" + cloud + ": new ones are being started, try again.");
  }

  private static boolean isWithoutCloud(Rationale rationale) {
    return rationale.closed().equals(Optional.of(Cause.MISSING));
  }

  private static FaultCode code(Rationale rationale, FaultCode usual) {
    return rationale
        .closed()
        .map(
            cause ->
                switch (cause) {
                  case FAILING, FULL -> FaultCode.CLOUD_CLOSED;
                  case UNPAID -> FaultCode.NO_BUDGET;
                  case MISSING, TOO_SLOW -> usual;
                })
        .orElse(usual);
  }
}
