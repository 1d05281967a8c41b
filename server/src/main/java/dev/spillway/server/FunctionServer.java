package dev.spillway.server;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode.Blame;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.journal.ServerTiming;
import dev.spillway.common.xmlrpc.CallNotes;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcFaults;
import dev.spillway.server.execution.FunctionExecutor;
import dev.spillway.server.offload.Ending;
import dev.spillway.server.offload.Offloader;
import dev.spillway.server.offload.SupervisedCall;
import dev.spillway.server.sandbox.RunClock;
import dev.spillway.server.sandbox.Supervision;
import java.util.Optional;

/** Answers calls: runs them here, and has the cloud take what a policy picks. Thread-safe. */
final class FunctionServer {
  private final FunctionExecutor executor;
  private final Offloader offloader;

  FunctionServer(FunctionExecutor executor, Offloader offloader) {
    this.executor = executor;
    this.offloader = offloader;
  }

  /** Answers one call; blocks until it has ended. */
  InvocationReply invoke(Invocation invocation) {
    RunClock clock = new RunClock();
    SupervisedCall call = offloader.begin(invocation);
    InvocationOutcome local = executor.run(invocation, new Supervision(clock, call));
    Ending end = call.end(local, clock);
    CallNotes notes =
        new CallNotes(
            ServerTiming.write(clock.parts()),
            end.reason(),
            end.cost().nanodollars(),
            offloader.lateCosts().take());
    Optional<ExecutionSite> site =
        hasRun(end.outcome()) ? Optional.of(end.site()) : Optional.empty();
    return new InvocationReply(XmlRpcFaults.toAnswer(invocation, end.outcome()), site, notes);
  }

  private static boolean hasRun(InvocationOutcome outcome) {
    return !(outcome instanceof Rejected(var code, _)) || code.blame() == Blame.FUNCTION;
  }
}
