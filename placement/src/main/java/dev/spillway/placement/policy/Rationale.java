package dev.spillway.placement.policy;

import dev.spillway.placement.policy.ClosedCloud.Cause;
import java.util.Optional;

/**
 * Why something was decided.
 *
 * @param policy who decided
 * @param reason in words
 * @param closed what kept the call from the cloud, where that was the reason
 */
public record Rationale(String policy, String reason, Optional<Cause> closed) {}
