package dev.spillway.server.sandbox;

import dev.spillway.common.invocation.Invocation;
import java.nio.file.Path;

/** Runs functions apart from this program. Implementations are thread-safe. */
public interface Sandbox extends AutoCloseable {

  /**
   * Runs a function once and waits for its end. Nothing that it started is left when this returns.
   * Never throws: what goes wrong is a result.
   *
   * @param function the script
   * @param clock is told when the run begins: what was before was its start
   */
  SandboxResult execute(Path function, Invocation invocation, SandboxLimits limits, RunClock clock);

  /** Runs a function once, of which nobody wants to know how long it took. */
  default SandboxResult execute(Path function, Invocation invocation, SandboxLimits limits) {
    return execute(function, invocation, limits, new RunClock());
  }

  /** Kills what runs, and starts nothing from now on. */
  @Override
  void close();
}
