/** Servers as child processes that outlive the load balancer. */
@NullMarked
package dev.spillway.loadbalancer.pool.process;

import org.jspecify.annotations.NullMarked;
