package dev.spillway.loadbalancer.pool;

import dev.spillway.loadbalancer.upstream.UpstreamRegistry;

/**
 * What the pool and its slots work with.
 *
 * @param launcher how servers are started
 * @param registry where they are announced to the balancer
 * @param readiness how they are waited for
 * @param removal how they are taken away
 */
record PoolParts(
    ServerLauncher launcher,
    UpstreamRegistry registry,
    Readiness readiness,
    Removal removal,
    Background background,
    PoolLimits limits) {}
