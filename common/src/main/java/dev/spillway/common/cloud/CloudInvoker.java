package dev.spillway.common.cloud;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.placement.policy.CloudState;

/** Calls the function in the cloud. Implementations are thread-safe. */
@FunctionalInterface
public interface CloudInvoker extends AutoCloseable {

  /**
   * Calls the function and waits for its end, within a limit of the implementation's. Never throws:
   * what goes wrong is an outcome.
   */
  CloudOutcome invoke(Invocation invocation);

  /**
   * Asks whether a call can be made, and pays for it: for who has to give something up before the
   * call.
   */
  default CloudEntry enter() {
    return new CloudEntry.Open(CloudPass.of(this));
  }

  /** Returns whether the cloud takes calls, as far as is known without asking anybody. */
  default CloudState state() {
    return CloudState.open();
  }

  /** Lets go of what it holds; calls under way are not waited for. */
  @Override
  default void close() {}

  /** Returns an invoker for where there is no cloud; it rejects each call. */
  static CloudInvoker none() {
    return new CloudInvoker() {
      @Override
      public CloudOutcome invoke(Invocation invocation) {
        return CloudOutcome.unsent(
            FaultCode.NO_CAPACITY,
            "All servers are busy and CLOUD=none: try again later, raise NUMBER_OF_SERVERS, or set"
                + " CLOUD.");
      }

      @Override
      public CloudState state() {
        return CloudState.none();
      }
    };
  }
}
