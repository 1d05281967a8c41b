package dev.spillway.server.testing;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.server.sandbox.RunClock;
import dev.spillway.server.sandbox.Sandbox;
import dev.spillway.server.sandbox.SandboxLimits;
import dev.spillway.server.sandbox.SandboxResult;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A sandbox that answers what a test says. Thread-safe.
 *
 * @param script what each call is answered; may block
 */
public record ScriptedSandbox(Function<Invocation, SandboxResult> script) implements Sandbox {

  /** Returns a sandbox that always answers the same. */
  public static ScriptedSandbox answering(SandboxResult result) {
    return new ScriptedSandbox(invocation -> result);
  }

  @Override
  public SandboxResult execute(
      Path function, Invocation invocation, SandboxLimits limits, RunClock clock) {
    return script.apply(invocation);
  }

  @Override
  public void close() {}
}
