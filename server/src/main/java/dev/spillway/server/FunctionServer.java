package dev.spillway.server;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode.Blame;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcFaults;
import dev.spillway.server.execution.FunctionExecutor;
import dev.spillway.server.offload.OffloadPolicy;
import dev.spillway.server.offload.Placement.Keep;
import dev.spillway.server.offload.Placement.Offload;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers calls: runs them here, and hands on to the cloud those that a policy picks. */
final class FunctionServer {
  private static final Logger log = LoggerFactory.getLogger(FunctionServer.class);

  private final FunctionExecutor executor;
  private final OffloadPolicy policy;
  private final CloudInvoker cloud;

  FunctionServer(FunctionExecutor executor, OffloadPolicy policy, CloudInvoker cloud) {
    this.executor = executor;
    this.policy = policy;
    this.cloud = cloud;
  }

  /** Answers one call; blocks until it has ended. */
  InvocationReply invoke(Invocation invocation) {
    InvocationOutcome local = executor.run(invocation);
    return switch (policy.place(local)) {
      case Keep _ -> reply(invocation, local, ExecutionSite.LOCAL);
      case Offload(var reason) -> {
        log.info("Call {} goes to the cloud: {}", invocation.id(), reason);
        CloudOutcome end = cloud.invoke(invocation);
        log.info("Call {} cost {} in the cloud", invocation.id(), end.bill().cost());
        yield reply(invocation, end.outcome(), ExecutionSite.CLOUD);
      }
    };
  }

  private static InvocationReply reply(
      Invocation invocation, InvocationOutcome outcome, ExecutionSite site) {
    Optional<ExecutionSite> ranAt = hasRun(outcome) ? Optional.of(site) : Optional.empty();
    return new InvocationReply(XmlRpcFaults.toAnswer(invocation, outcome), ranAt);
  }

  private static boolean hasRun(InvocationOutcome outcome) {
    return !(outcome instanceof Rejected(var code, _)) || code.blame() == Blame.FUNCTION;
  }
}
