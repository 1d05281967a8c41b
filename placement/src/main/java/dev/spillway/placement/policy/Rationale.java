package dev.spillway.placement.policy;

import dev.spillway.placement.estimate.Outlook;

/**
 * Why something was decided.
 *
 * @param policy who decided
 * @param reason in words
 * @param outlook what was expected then
 */
public record Rationale(String policy, String reason, Outlook outlook) {
  @Override
  public String toString() {
    return policy + ": " + reason + " (" + outlook + ")";
  }
}
