package dev.spillway.localcloud.gateway;

import java.time.Duration;

/**
 * The character of the embedded API Gateway.
 *
 * @param latency what it adds to each call of an API
 * @param controlGenerosity by how much more control-plane calls it takes than AWS; 0 for no limit
 */
public record GatewayConfig(Duration latency, double controlGenerosity) {}
