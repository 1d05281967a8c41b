package dev.spillway.server.offload;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.placement.money.Money;

/**
 * How a call ended, wherever it ran.
 *
 * @param outcome what it is answered
 * @param site whose outcome that is
 * @param reason why it was sent on; empty where it was not
 * @param cost what the cloud asks for it, as far as is known
 */
public record Ending(InvocationOutcome outcome, ExecutionSite site, String reason, Money cost) {}
