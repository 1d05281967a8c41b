package dev.spillway.placement.policy;

import dev.spillway.placement.estimate.Outlook;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What is known of a call while a server runs it, or at its end.
 *
 * @param elapsed how long it has run
 * @param hedged whether a call to the cloud was started beside it
 * @param cloud whether it takes calls
 * @param expectation of what happens at both places: here, what is left of the run
 * @param call what is known of it
 */
public record RunFacts(
    Duration elapsed,
    boolean hedged,
    CloudState cloud,
    Supplier<Outlook> expectation,
    CallTraits call) {
  /** Returns what is expected at both places. */
  public Outlook outlook() {
    return expectation.get();
  }
}
