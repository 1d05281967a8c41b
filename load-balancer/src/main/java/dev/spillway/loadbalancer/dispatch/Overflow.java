package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.cloud.CloudOutcome;
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

/** Serves calls in the cloud. Thread-safe. */
public final class Overflow {
  private final CloudRoute route;
  private final CloudUse use;
  private final Executor threads;

  /**
   * Creates an overflow.
   *
   * @param use hears what is sent to the cloud
   * @param threads where calls wait for the cloud; one virtual thread a call is meant
   */
  public Overflow(CloudRoute route, CloudUse use, Executor threads) {
    this.route = route;
    this.use = use;
    this.threads = threads;
  }

  /** Sends a call to the cloud; one that it does not take has not run, and may go to a server. */
  CompletionStage<CloudOutcome> send(CallTrace call) {
    CloudInvoker cloud = route.invoker().orElseGet(CloudInvoker::none);
    return CompletableFuture.supplyAsync(() -> send(cloud, call), threads);
  }

  private CloudOutcome send(CloudInvoker cloud, CallTrace call) {
    long since = System.nanoTime();
    CloudOutcome outcome = cloud.invoke(call.invocation());
    call.cameFromCloud(outcome, System.nanoTime() - since);
    use.count(outcome);
    return outcome;
  }

  /** Returns what a call is answered that the cloud had, or did not take. */
  static InvocationReply reply(Invocation invocation, CloudOutcome cloud) {
    InvocationOutcome outcome = cloud.outcome();
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
