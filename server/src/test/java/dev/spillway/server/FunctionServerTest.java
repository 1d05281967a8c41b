package dev.spillway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.testing.ScriptedCloudInvoker;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.server.execution.ExecutionSlots;
import dev.spillway.server.execution.FunctionExecutor;
import dev.spillway.server.offload.Offloader;
import dev.spillway.server.sandbox.SandboxLimits;
import dev.spillway.server.sandbox.SandboxResult;
import dev.spillway.server.sandbox.SandboxResult.Exited;
import dev.spillway.server.sandbox.SandboxResult.NotStarted;
import dev.spillway.server.sandbox.SandboxResult.ParameterRefused;
import dev.spillway.server.sandbox.SandboxResult.PrintedTooMuch;
import dev.spillway.server.testing.ScriptedSandbox;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FunctionServerTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Runs until its watch says that it is enough. */
  private static final ScriptedSandbox LATE = ScriptedSandbox.runningFor(LIMIT);

  private final ScriptedCloudInvoker cloud =
      ScriptedCloudInvoker.answering(new Completed("from above\n"));

  @Test
  void answersWithWhatTheFunctionPrinted() {
    InvocationReply reply = invoke(new Exited(0, "55\n", "a warning"));

    assertThat(reply.answer()).isEqualTo(new Value("Number 7, result: 55\n"));
    assertThat(reply.site()).contains(ExecutionSite.LOCAL);
    assertThat(cloud.invocations()).isEmpty();
  }

  @Test
  void doesNotRepeatAFailureInTheCloud() {
    InvocationReply reply = invoke(new Exited(3, "half", "Oh no"));

    assertThat(reply.answer())
        .isEqualTo(new Fault(100, "The function ended with exit code 3:\nOh no"));
    assertThat(reply.site()).contains(ExecutionSite.LOCAL);
    assertThat(cloud.invocations()).isEmpty();
  }

  @Test
  void finishesInTheCloudWhatRanTooLong() {
    InvocationReply reply = invoke(LATE);

    assertThat(reply.answer()).isEqualTo(new Value("Number 7, result: from above\n"));
    assertThat(reply.site()).contains(ExecutionSite.CLOUD);
  }

  @Test
  void saysThatTheTimeWasUpWhereThereIsNoCloud() {
    InvocationReply reply = server(LATE, CloudInvoker.none()).invoke(Invocation.of("7"));

    assertThat(faultCode(reply)).isEqualTo(FaultCode.TIMED_OUT.number());
    assertThat(reply.site()).contains(ExecutionSite.LOCAL);
  }

  @Test
  void passesOnWhyTheCloudFailed() {
    CloudInvoker broken =
        ScriptedCloudInvoker.answering(new Rejected(FaultCode.CLOUD_REFUSED, "No key."));

    InvocationReply reply = server(LATE, broken).invoke(Invocation.of("7"));

    assertThat(reply.answer()).isEqualTo(new Fault(301, "No key."));
    assertThat(reply.site()).isEmpty();
  }

  @Test
  void saysWhereTooMuchWasPrinted() {
    InvocationReply reply = invoke(new PrintedTooMuch());

    assertThat(faultCode(reply)).isEqualTo(FaultCode.OUTPUT_TOO_LARGE.number());
    assertThat(reply.site()).contains(ExecutionSite.LOCAL);
  }

  @Test
  void namesNoSiteWhereNothingRan() {
    InvocationReply refused = invoke(new ParameterRefused("Too long."));
    InvocationReply failed = invoke(new NotStarted("there is no memory"));

    assertThat(refused.answer()).isEqualTo(new Fault(-32602, "Too long."));
    assertThat(refused.site()).isEmpty();
    assertThat(failed.answer())
        .isEqualTo(
            new Fault(204, "Tried to start the function but failed because: there is no memory"));
    assertThat(failed.site()).isEmpty();
  }

  private InvocationReply invoke(SandboxResult result) {
    return invoke(ScriptedSandbox.answering(result));
  }

  private InvocationReply invoke(ScriptedSandbox sandbox) {
    return server(sandbox, cloud).invoke(Invocation.of("7"));
  }

  private static FunctionServer server(ScriptedSandbox sandbox, CloudInvoker cloud) {
    FunctionExecutor executor =
        new FunctionExecutor(
            new ExecutionSlots(1),
            sandbox,
            Path.of("function.py"),
            new SandboxLimits(LIMIT, 1024),
            LIMIT);
    return new FunctionServer(
        executor,
        new Offloader(
            Placements.timeout(LIMIT),
            new Offloader.Function(false),
            cloud,
            Placements.estimates(),
            Runnable::run));
  }

  private static int faultCode(InvocationReply reply) {
    return ((Fault) reply.answer()).code();
  }
}
