/** The servers as the balancer sees them: where they are, whether they serve, what they have. */
@NullMarked
package dev.spillway.loadbalancer.upstream;

import org.jspecify.annotations.NullMarked;
