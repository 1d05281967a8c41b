package dev.spillway.server.execution;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.invocation.InvocationOutcome.TimedOut;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.server.execution.ExecutionSlots.Slot;
import dev.spillway.server.sandbox.Sandbox;
import dev.spillway.server.sandbox.SandboxLimits;
import dev.spillway.server.sandbox.SandboxResult;
import dev.spillway.server.sandbox.SandboxResult.Exited;
import dev.spillway.server.sandbox.SandboxResult.NotStarted;
import dev.spillway.server.sandbox.SandboxResult.ParameterRefused;
import dev.spillway.server.sandbox.SandboxResult.PrintedTooMuch;
import dev.spillway.server.sandbox.SandboxResult.RanTooLong;
import dev.spillway.server.sandbox.Supervision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Runs calls of one function in a sandbox, each when a slot is free. Thread-safe. */
public final class FunctionExecutor {
  private final ExecutionSlots slots;
  private final Sandbox sandbox;
  private final Path function;
  private final SandboxLimits limits;
  private final Duration patience;

  /**
   * Creates an executor.
   *
   * @param function the script
   * @param limits of each run
   * @param patience how long a call waits for its slot
   */
  public FunctionExecutor(
      ExecutionSlots slots,
      Sandbox sandbox,
      Path function,
      SandboxLimits limits,
      Duration patience) {
    this.slots = slots;
    this.sandbox = sandbox;
    this.function = function;
    this.limits = limits;
    this.patience = patience;
  }

  /**
   * Runs a call and waits for its end.
   *
   * @param supervision looks after it
   */
  public InvocationOutcome run(Invocation invocation, Supervision supervision) {
    Optional<Slot> acquired = slots.acquire(patience);
    supervision.clock().ended(Part.SLOT);
    if (acquired.isEmpty()) {
      return new Rejected(
          FaultCode.NO_CAPACITY,
          "The call waited "
              + patience.toMillis()
              + " ms, and all of the server's slots ("
              + slots.capacity()
              + ") were still busy.");
    }
    try (Slot _ = acquired.get()) {
      SandboxResult result = sandbox.execute(function, invocation, limits, supervision);
      boolean isWhole = result instanceof Exited && !supervision.watch().isAbandoned();
      supervision.clock().ended(isWhole ? Part.RUN : Part.KILLED);
      return outcome(result);
    }
  }

  private InvocationOutcome outcome(SandboxResult result) {
    return switch (result) {
      case Exited(var exitCode, var stdout, var stderr) ->
          exitCode == 0 ? new Completed(stdout) : new FunctionFailed(exitCode, stderr);
      case RanTooLong _ -> new TimedOut(limits.time());
      case PrintedTooMuch _ ->
          new Rejected(
              FaultCode.OUTPUT_TOO_LARGE,
              "The function printed more than "
                  + limits.outputBytes()
                  + " bytes (OUTPUT_LIMIT_BYTES).");
      case ParameterRefused(var reason) -> new Rejected(FaultCode.WRONG_PARAMETERS, reason);
      case NotStarted(var reason) ->
          new Rejected(
              FaultCode.SANDBOX_FAILED,
              "Tried to start the function but failed because: " + reason);
    };
  }
}
