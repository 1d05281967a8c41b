package dev.spillway.server.testing;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.server.sandbox.Sandbox;
import dev.spillway.server.sandbox.SandboxLimits;
import dev.spillway.server.sandbox.SandboxResult;
import dev.spillway.server.sandbox.SandboxResult.Exited;
import dev.spillway.server.sandbox.SandboxResult.RanTooLong;
import dev.spillway.server.sandbox.Supervision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/**
 * A sandbox that answers what a test says. Thread-safe.
 *
 * @param script what each call is answered; may block
 */
public record ScriptedSandbox(BiFunction<Invocation, Supervision, SandboxResult> script)
    implements Sandbox {

  /** Returns a sandbox that always answers the same. */
  public static ScriptedSandbox answering(SandboxResult result) {
    return new ScriptedSandbox((invocation, supervision) -> result);
  }

  /**
   * Returns a sandbox whose runs last so long and then print "done", by a clock that jumps from one
   * look of the watch to the next.
   */
  public static ScriptedSandbox runningFor(Duration time) {
    return new ScriptedSandbox((invocation, supervision) -> run(time, supervision));
  }

  private static SandboxResult run(Duration time, Supervision supervision) {
    AtomicBoolean isKilled = new AtomicBoolean();
    Optional<Duration> next = supervision.watch().look(Duration.ZERO, () -> isKilled.set(true));
    while (next.isPresent() && next.get().compareTo(time) <= 0 && !isKilled.get()) {
      next = supervision.watch().look(next.get(), () -> isKilled.set(true));
    }
    if (isKilled.get()) {
      return new Exited(137, "", "");
    }
    return next.isPresent() ? new Exited(0, "done", "") : new RanTooLong();
  }

  @Override
  public SandboxResult execute(
      Path function, Invocation invocation, SandboxLimits limits, Supervision supervision) {
    return script.apply(invocation, supervision);
  }

  @Override
  public void close() {}
}
