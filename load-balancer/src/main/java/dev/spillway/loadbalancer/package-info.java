/** Serves calls of the function: starts the servers, forwards to them, lets the overflow spill. */
@NullMarked
package dev.spillway.loadbalancer;

import org.jspecify.annotations.NullMarked;
