package dev.spillway.common.cloud;

import dev.spillway.common.invocation.InvocationOutcome.Rejected;

/** Whether a call can be made. */
public sealed interface CloudEntry {

  /**
   * It can be made, once.
   *
   * @param pass to be used or closed
   */
  record Open(CloudPass pass) implements CloudEntry {}

  /**
   * It cannot be made now.
   *
   * @param why what it would be answered
   */
  record Refused(Rejected why) implements CloudEntry {}
}
