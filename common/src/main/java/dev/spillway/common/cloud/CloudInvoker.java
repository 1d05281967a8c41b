package dev.spillway.common.cloud;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;

/** Calls the function in the cloud. Implementations are thread-safe. */
@FunctionalInterface
public interface CloudInvoker {

  /**
   * Calls the function and waits for its end, within a limit of the implementation's. Never throws:
   * what goes wrong is an outcome.
   */
  InvocationOutcome invoke(Invocation invocation);

  /** Returns an invoker for where there is no cloud; it rejects each call. */
  static CloudInvoker none() {
    return invocation ->
        new InvocationOutcome.Rejected(
            FaultCode.NO_CAPACITY,
            "All servers are busy and CLOUD=none: try again later, raise NUMBER_OF_SERVERS, or set"
                + " CLOUD.");
  }
}
