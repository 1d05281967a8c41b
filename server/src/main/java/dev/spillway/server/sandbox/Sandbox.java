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
   * @param supervision looks after it; what is before its first look is the start
   */
  SandboxResult execute(
      Path function, Invocation invocation, SandboxLimits limits, Supervision supervision);

  /** Runs a function once that nobody looks after. */
  default SandboxResult execute(Path function, Invocation invocation, SandboxLimits limits) {
    return execute(function, invocation, limits, Supervision.none());
  }

  /** Kills what runs, and starts nothing from now on. */
  @Override
  void close();
}
