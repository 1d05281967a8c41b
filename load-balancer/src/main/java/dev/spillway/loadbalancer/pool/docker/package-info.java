/** Servers as containers. */
@NullMarked
package dev.spillway.loadbalancer.pool.docker;

import org.jspecify.annotations.NullMarked;
