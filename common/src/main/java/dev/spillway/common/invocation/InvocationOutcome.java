package dev.spillway.common.invocation;

import java.time.Duration;

/** How a call ended. */
public sealed interface InvocationOutcome {

  /**
   * The function ended well.
   *
   * @param stdout all that it printed, its own line ends kept
   */
  record Completed(String stdout) implements InvocationOutcome {}

  /**
   * The function ended with an exit code other than 0.
   *
   * @param exitCode as a shell counts it: 128 + n where signal n ended it
   * @param stderr what it wrote there
   */
  record FunctionFailed(int exitCode, String stderr) implements InvocationOutcome {
    /** Checks the exit code. */
    public FunctionFailed {
      if (exitCode == 0) {
        throw new IllegalArgumentException("exitCode: 0 (expected: another)");
      }
    }
  }

  /**
   * The function was killed because it ran too long.
   *
   * @param limit how long it was allowed to run
   */
  record TimedOut(Duration limit) implements InvocationOutcome {}

  /**
   * There is no result for another reason.
   *
   * @param code which
   * @param reason a sentence for the caller: what, why, what to do
   */
  record Rejected(FaultCode code, String reason) implements InvocationOutcome {}
}
