package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.invocation.InvocationOutcome.TimedOut;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcFaults;
import java.util.Optional;

/** Serves the calls that no server does: in the cloud, or where there is none, with a fault. */
final class Overflow {
  private static final CloudInvoker NO_SERVER =
      invocation ->
          new Rejected(
              FaultCode.NO_SERVER,
              "No server could be reached and CLOUD=none: new ones are being started, try again.");

  private final CloudRoute route;

  Overflow(CloudRoute route) {
    this.route = route;
  }

  /** Serves a call that came when all servers were busy. */
  InvocationReply beyondCapacity(Invocation invocation) {
    return invoke(route.invoker().orElseGet(CloudInvoker::none), invocation);
  }

  /** Serves a call that reached no server. */
  InvocationReply withoutServer(Invocation invocation) {
    return invoke(route.invoker().orElse(NO_SERVER), invocation);
  }

  private static InvocationReply invoke(CloudInvoker invoker, Invocation invocation) {
    InvocationOutcome outcome = invoker.invoke(invocation);
    Optional<ExecutionSite> site =
        hasRun(outcome) ? Optional.of(ExecutionSite.CLOUD) : Optional.empty();
    return new InvocationReply(XmlRpcFaults.toAnswer(invocation, outcome), site);
  }

  private static boolean hasRun(InvocationOutcome outcome) {
    return switch (outcome) {
      case Completed completed -> true;
      case FunctionFailed failed -> true;
      case TimedOut late -> true;
      case Rejected rejected ->
          rejected.code() == FaultCode.OUTPUT_TOO_LARGE
              || rejected.code() == FaultCode.CLOUD_TIMED_OUT;
    };
  }
}
