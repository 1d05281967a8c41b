package dev.spillway.placement.policy;

/**
 * Why a call cannot go to the cloud.
 *
 * @param cause which kind of reason it is
 * @param reason in words
 */
public record ClosedCloud(Cause cause, String reason) {

  /** What keeps a call from the cloud. */
  public enum Cause {
    /** There is none. */
    MISSING,
    /** It fails. */
    FAILING,
    /** It has as many calls as it takes. */
    FULL,
    /** Its budget does not pay for the call. */
    UNPAID,
    /** Its gateway gives up before such a call has ended. */
    TOO_SLOW
  }
}
