package dev.spillway.server.sandbox;

import dev.spillway.server.sandbox.SandboxResult.Exited;
import dev.spillway.server.sandbox.SandboxResult.NotStarted;
import dev.spillway.server.sandbox.SandboxResult.PrintedTooMuch;
import dev.spillway.server.sandbox.SandboxResult.RanTooLong;
import dev.spillway.server.sandbox.process.GuardedProcess;
import java.io.IOException;
import java.util.concurrent.Executor;

/** One run of a function, from its start to its end. */
final class FunctionRun implements AutoCloseable {
  private final GuardedProcess guarded;
  private final SandboxLimits limits;
  private final Output.Whole stdout;
  private final Output.Tail stderr = new Output.Tail(SandboxLimits.STDERR_BYTES);
  private final OutputReader stdoutReader;
  private final OutputReader stderrReader;

  FunctionRun(GuardedProcess guarded, SandboxLimits limits, Executor readers) {
    Process process = guarded.process();
    this.guarded = guarded;
    this.limits = limits;
    this.stdout = new Output.Whole(limits.outputBytes());
    this.stdoutReader =
        new OutputReader(
            process.getInputStream(), stdout, readers, () -> process.toHandle().destroyForcibly());
    this.stderrReader = new OutputReader(process.getErrorStream(), stderr, readers, () -> {});
  }

  /** Waits for the end, which may be that the time is up. */
  SandboxResult await(RunWatch watch) throws IOException, InterruptedException {
    Process process = guarded.process();
    RunTimer timer = new RunTimer(limits.time(), watch, () -> process.toHandle().destroyForcibly());
    boolean endedInTime = timer.awaits(process.onExit());
    // Before the streams are read to their ends: what is left running holds them open.
    guarded.close();
    stdoutReader.finish();
    stderrReader.finish();
    if (stdout.isOverLimit()) {
      return new PrintedTooMuch();
    }
    return endedInTime ? ended(process.exitValue()) : new RanTooLong();
  }

  @Override
  public void close() {
    guarded.close();
  }

  private SandboxResult ended(int exitCode) {
    String errors = stderr.text();
    return guarded.couldNotStart(exitCode, errors)
        ? new NotStarted(errors.strip())
        : new Exited(exitCode, stdout.text(), errors);
  }
}
