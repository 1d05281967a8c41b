package dev.spillway.server.offload;

import dev.spillway.common.cloud.IntegrationLimit;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.invocation.InvocationOutcome.TimedOut;
import dev.spillway.server.offload.Placement.Keep;
import dev.spillway.server.offload.Placement.Offload;

/**
 * Offloads a call that ran too long, or whose turn did not come in time. A function that failed
 * would fail in the cloud as well, so that its failure is the answer; what ran so long that the
 * cloud's limit is too short for it would only cost money there.
 */
final class OffloadOnTimeout implements OffloadPolicy {
  private final IntegrationLimit cloud;

  OffloadOnTimeout(IntegrationLimit cloud) {
    this.cloud = cloud;
  }

  @Override
  public Placement place(InvocationOutcome local) {
    return switch (local) {
      case TimedOut(var limit) when cloud.isTooShortAfter(limit) -> new Keep();
      case TimedOut(var limit) -> new Offload("it ran longer than " + limit.toMillis() + " ms");
      case Rejected(var code, var reason) when code == FaultCode.NO_CAPACITY -> new Offload(reason);
      case Completed _ -> new Keep();
      case FunctionFailed _ -> new Keep();
      case Rejected _ -> new Keep();
    };
  }
}
