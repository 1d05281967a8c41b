package dev.spillway.server.sandbox;

import java.time.Duration;

/**
 * What one run may use.
 *
 * @param time how long it may take at most, whoever looks after it
 * @param outputBytes how much it may print
 */
public record SandboxLimits(Duration time, int outputBytes) {
  /** How much is kept of what a run writes to stderr: the end. */
  public static final int STDERR_BYTES = 64 * 1024;
}
