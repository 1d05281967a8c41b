package dev.spillway.server.sandbox.zygote;

import dev.spillway.server.sandbox.Output;
import dev.spillway.server.sandbox.OutputPipe;
import dev.spillway.server.sandbox.RunTimer;
import dev.spillway.server.sandbox.RunWatch;
import dev.spillway.server.sandbox.SandboxLimits;
import dev.spillway.server.sandbox.SandboxResult;
import dev.spillway.server.sandbox.SandboxResult.Exited;
import dev.spillway.server.sandbox.SandboxResult.PrintedTooMuch;
import dev.spillway.server.sandbox.SandboxResult.RanTooLong;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of a function in a forked process. */
final class ZygoteRun implements AutoCloseable {
  /** How long a run goes without threads that read what it writes: a pipe takes 64 KiB alone. */
  private static final Duration ALONE = Duration.ofMillis(2);

  /**
   * How long nothing is forked beside a run. A fork takes about as long as a short run, and would
   * take the processor, and the memory's pages, from it.
   */
  private static final Duration UNDISTURBED = Duration.ofMillis(20);

  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

  private final ForkedChild child;
  private final Zygote zygote;
  private final SandboxLimits limits;
  private final Executor readers;
  private final Output.Whole stdout;
  private final Output.Tail stderr = new Output.Tail(SandboxLimits.STDERR_BYTES);
  private final OutputPipe out;
  private final OutputPipe err;

  ZygoteRun(ForkedChild child, Zygote zygote, SandboxLimits limits, Executor readers) {
    this.child = child;
    this.zygote = zygote;
    this.limits = limits;
    this.readers = readers;
    this.stdout = new Output.Whole(limits.outputBytes());
    this.out = new OutputPipe(child.out(), stdout);
    this.err = new OutputPipe(child.err(), stderr);
  }

  /** Kills a process unless its end is known. */
  static void kill(ForkedChild child) {
    if (!child.exitCode().isDone()) {
      child.process().kill();
    }
  }

  /** Runs it; empty where the process died before it took the call, so that another may. */
  Optional<SandboxResult> run(String parameter, RunWatch watch)
      throws IOException, InterruptedException {
    child.send(parameter);
    RunTimer timer = new RunTimer(limits.time(), watch, () -> kill(child));
    boolean endedInTime = timer.awaits(child.exitCode(), ALONE) || endsWhileReadAlong(timer);
    int exitCode = end();
    if (endedInTime && !child.hasTakenCall()) {
      return Optional.empty();
    }
    out.finish();
    err.finish();
    if (stdout.isOverLimit()) {
      return Optional.of(new PrintedTooMuch());
    }
    return Optional.of(
        endedInTime ? new Exited(exitCode, stdout.text(), stderr.text()) : new RanTooLong());
  }

  @Override
  public void close() {
    kill(child);
    child.discard();
    zygote.done();
  }

  private boolean endsWhileReadAlong(RunTimer timer) throws InterruptedException {
    out.readAlong(readers, () -> kill(child));
    err.readAlong(readers, () -> {});
    if (timer.awaits(child.exitCode(), UNDISTURBED)) {
      return true;
    }
    if (!timer.isOver()) {
      zygote.runsOn();
    }
    return timer.awaits(child.exitCode());
  }

  private boolean endsWithin(Duration limit) throws InterruptedException {
    try {
      child.exitCode().get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("An exit code is never a failure", e);
    }
  }

  /** Kills what still runs, waits until it is gone, and returns the exit code. */
  private int end() throws IOException, InterruptedException {
    kill(child);
    if (!endsWithin(KILL_LIMIT)) {
      zygote.close(); // it is stuck: without it, this program learns itself of the end
      if (!endsWithin(KILL_LIMIT)) {
        throw new IOException(child.process() + " does not end although it was killed");
      }
    }
    child.process().leave();
    return child.exitCode().join();
  }
}
