package dev.spillway.server;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode.Blame;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.journal.ServerTiming;
import dev.spillway.common.xmlrpc.CallNotes;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcFaults;
import dev.spillway.placement.money.Money;
import dev.spillway.server.execution.FunctionExecutor;
import dev.spillway.server.offload.OffloadPolicy;
import dev.spillway.server.offload.Placement.Keep;
import dev.spillway.server.offload.Placement.Offload;
import dev.spillway.server.sandbox.RunClock;
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
    RunClock clock = new RunClock();
    InvocationOutcome local = executor.run(invocation, clock);
    return switch (policy.place(local)) {
      case Keep _ -> reply(invocation, local, ExecutionSite.LOCAL, notes(clock, "", Money.ZERO));
      case Offload(var reason) -> {
        log.info("Call {} goes to the cloud: {}", invocation.id(), reason);
        CloudOutcome end = cloud.invoke(invocation);
        clock.ended(Part.CLOUD);
        Money cost = end.bill().cost();
        log.info("Call {} cost {} in the cloud", invocation.id(), cost);
        yield reply(invocation, end.outcome(), ExecutionSite.CLOUD, notes(clock, reason, cost));
      }
    };
  }

  private static CallNotes notes(RunClock clock, String reason, Money cost) {
    return new CallNotes(ServerTiming.write(clock.parts()), reason, cost.nanodollars());
  }

  private static InvocationReply reply(
      Invocation invocation, InvocationOutcome outcome, ExecutionSite site, CallNotes notes) {
    Optional<ExecutionSite> ranAt = hasRun(outcome) ? Optional.of(site) : Optional.empty();
    return new InvocationReply(XmlRpcFaults.toAnswer(invocation, outcome), ranAt, notes);
  }

  private static boolean hasRun(InvocationOutcome outcome) {
    return !(outcome instanceof Rejected(var code, _)) || code.blame() == Blame.FUNCTION;
  }
}
