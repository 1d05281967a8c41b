package dev.spillway.placement.policy;

/** Where a call goes that has arrived. */
public sealed interface Placement {
  /** Returns why. */
  Rationale rationale();

  /** To a server, which has a slot for it. */
  record RunLocally(Rationale rationale) implements Placement {}

  /** Into the queue in front of the servers. */
  record Wait(Rationale rationale) implements Placement {}

  /** To the cloud. */
  record RunInCloud(Rationale rationale) implements Placement {}

  /** Back to the caller: there is no place for it. */
  record Refuse(Rationale rationale) implements Placement {}
}
