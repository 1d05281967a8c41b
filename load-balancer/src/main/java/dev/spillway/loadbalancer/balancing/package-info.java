/** The choice of the upstream that serves the next call. */
@NullMarked
package dev.spillway.loadbalancer.balancing;

import org.jspecify.annotations.NullMarked;
