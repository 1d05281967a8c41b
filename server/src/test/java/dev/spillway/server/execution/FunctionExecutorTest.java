package dev.spillway.server.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.server.execution.ExecutionSlots.Slot;
import dev.spillway.server.sandbox.SandboxLimits;
import dev.spillway.server.sandbox.SandboxResult.Exited;
import dev.spillway.server.sandbox.Supervision;
import dev.spillway.server.testing.ScriptedSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FunctionExecutorTest {
  private final ExecutionSlots slots = new ExecutionSlots(1);

  @Test
  void rejectsACallWhoseTurnDoesNotCome() {
    Optional<Slot> held = slots.acquire(Duration.ZERO);

    InvocationOutcome outcome = executor().run(Invocation.of("1"), Supervision.none());

    assertThat(held).isPresent();
    assertThat(outcome)
        .isEqualTo(
            new Rejected(
                FaultCode.NO_CAPACITY,
                "The call waited 20 ms, and all of the server's slots (1) were still busy."));
  }

  @Test
  void givesTheSlotBackAfterEachCall() {
    FunctionExecutor executor = executor();

    assertThat(executor.run(Invocation.of("1"), Supervision.none()))
        .isEqualTo(new Completed("fine\n"));
    assertThat(executor.run(Invocation.of("2"), Supervision.none()))
        .isEqualTo(new Completed("fine\n"));
  }

  private FunctionExecutor executor() {
    return new FunctionExecutor(
        slots,
        ScriptedSandbox.answering(new Exited(0, "fine\n", "")),
        Path.of("function.py"),
        new SandboxLimits(Duration.ofSeconds(10), 1024),
        Duration.ofMillis(20));
  }
}
