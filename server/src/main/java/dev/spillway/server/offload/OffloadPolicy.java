package dev.spillway.server.offload;

import dev.spillway.common.cloud.IntegrationLimit;
import dev.spillway.common.invocation.InvocationOutcome;

/** Decides what becomes of a call that ended here. Implementations are pure and thread-safe. */
@FunctionalInterface
public interface OffloadPolicy {

  /** Returns what becomes of a call, given how it ended here. */
  Placement place(InvocationOutcome local);

  /** Returns the policy for where there is no cloud: every call stays. */
  static OffloadPolicy localOnly() {
    return new LocalOnly();
  }

  /**
   * Returns the policy by which the cloud gets what took too long, to run or to get its turn.
   *
   * @param cloud how long a call may take there
   */
  static OffloadPolicy onTimeout(IntegrationLimit cloud) {
    return new OffloadOnTimeout(cloud);
  }
}
