package dev.spillway.server.offload;

/** What becomes of a call. */
public sealed interface Placement {

  /** It stays here: how it ended here is the answer. */
  record Keep() implements Placement {}

  /**
   * It goes to the cloud, whose answer counts.
   *
   * @param reason why, for the log
   */
  record Offload(String reason) implements Placement {}
}
