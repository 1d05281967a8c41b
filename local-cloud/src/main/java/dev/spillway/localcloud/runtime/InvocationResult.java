package dev.spillway.localcloud.runtime;

/**
 * What came of an invocation.
 *
 * @param payload the handler's result or a description of what went wrong, as JSON
 * @param failed whether the handler raised, timed out, or ended its process
 * @param version of the function that ran
 * @param log the last 4 KB of what the invocation logged
 */
public record InvocationResult(byte[] payload, boolean failed, String version, String log) {}
