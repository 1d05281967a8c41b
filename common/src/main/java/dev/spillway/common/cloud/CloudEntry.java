package dev.spillway.common.cloud;

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
   * @param outcome what it would be answered
   */
  record Refused(CloudOutcome outcome) implements CloudEntry {}
}
