/** Asks what runs: Redis and the load balancer. */
@NullMarked
package dev.spillway.setup.probe;

import org.jspecify.annotations.NullMarked;
