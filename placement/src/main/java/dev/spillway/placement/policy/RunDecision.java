package dev.spillway.placement.policy;

import java.time.Duration;

/** What becomes of a run. */
public sealed interface RunDecision {
  /** Returns why. */
  Rationale rationale();

  /**
   * It goes on.
   *
   * @param until how long it has run when the policy is to be asked again
   */
  record KeepRunning(Duration until, Rationale rationale) implements RunDecision {}

  /** It is killed, and the call starts over in the cloud. */
  record MoveToCloud(Rationale rationale) implements RunDecision {}

  /** It goes on, and the cloud gets the call as well: the first success counts. */
  record HedgeInCloud(Rationale rationale) implements RunDecision {}

  /** It is killed, and that is the answer. */
  record Stop(Rationale rationale) implements RunDecision {}
}
