package dev.spillway.placement.policy;

import dev.spillway.placement.estimate.Outlook;

/**
 * What is known when a call arrives.
 *
 * @param servers what they have to do
 * @param cloud whether it takes calls
 * @param outlook what is expected at both places
 * @param call what is known of it
 */
public record ArrivalFacts(
    ServerState servers, CloudState cloud, Outlook outlook, CallTraits call) {}
