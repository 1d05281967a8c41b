package dev.spillway.placement.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known of a call.
 *
 * @param idempotent whether it may run twice
 * @param deadline how much time is left for it; empty where none is set
 * @param hedgeTokens how many calls may be started beside others
 * @param draw a random number from 0 to 1, the same during a call; policies have none of their own
 */
public record CallTraits(
    boolean idempotent, Optional<Duration> deadline, long hedgeTokens, double draw) {}
