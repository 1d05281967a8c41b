package dev.spillway.placement.policy;

import dev.spillway.placement.estimate.Outlook;
import java.util.function.Supplier;

/**
 * What is known when a call arrives.
 *
 * @param servers what they have to do
 * @param cloud whether it takes calls
 * @param expectation of what happens at both places
 * @param call what is known of it
 */
public record ArrivalFacts(
    ServerState servers, CloudState cloud, Supplier<Outlook> expectation, CallTraits call) {
  /** Returns what is expected at both places. */
  public Outlook outlook() {
    return expectation.get();
  }
}
