package dev.spillway.placement.policy;

/** How a call ended on a server. */
public enum LocalEnd {
  /** The function gave a result. */
  SUCCEEDED,
  /** The function failed, as it would anywhere. */
  FAILED,
  /** It was killed because it ran too long. */
  TIMED_OUT,
  /** It got no slot in time. */
  NO_SLOT
}
