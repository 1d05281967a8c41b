package dev.spillway.placement.policy;

/** What becomes of a call whose run on a server has ended, or never began. */
public sealed interface EndDecision {
  /** Returns why. */
  Rationale rationale();

  /** How it ended is the answer. */
  record Keep(Rationale rationale) implements EndDecision {}

  /** The cloud's answer counts. */
  record RunInCloud(Rationale rationale) implements EndDecision {}
}
