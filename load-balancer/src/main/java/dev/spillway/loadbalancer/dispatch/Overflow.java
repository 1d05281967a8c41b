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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Serves the calls that no server does: in the cloud, or where there is none, with a fault. */
public final class Overflow {
  private static final CloudInvoker NO_SERVER =
      invocation ->
          new Rejected(
              FaultCode.NO_SERVER,
              "No server could be reached and CLOUD=none: new ones are being started, try again.");

  private final CloudRoute route;
  private final Executor threads;

  /**
   * Creates an overflow.
   *
   * @param threads where calls wait for the cloud; one virtual thread a call is meant
   */
  public Overflow(CloudRoute route, Executor threads) {
    this.route = route;
    this.threads = threads;
  }

  /** Returns whether there is a cloud that takes calls. */
  boolean isOpen() {
    return route.invoker().isPresent();
  }

  /** Serves a call that came when all servers were busy. */
  CompletionStage<InvocationReply> beyondCapacity(Invocation invocation) {
    return invoke(route.invoker().orElseGet(CloudInvoker::none), invocation);
  }

  /** Serves a call that reached no server. */
  CompletionStage<InvocationReply> withoutServer(Invocation invocation) {
    return invoke(route.invoker().orElse(NO_SERVER), invocation);
  }

  private CompletionStage<InvocationReply> invoke(CloudInvoker invoker, Invocation invocation) {
    return CompletableFuture.supplyAsync(
        () -> reply(invocation, invoker.invoke(invocation)), threads);
  }

  private static InvocationReply reply(Invocation invocation, InvocationOutcome outcome) {
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
