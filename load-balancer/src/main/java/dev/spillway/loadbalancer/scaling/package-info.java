/** The decision on the number of servers, and the loop that takes it. */
@NullMarked
package dev.spillway.loadbalancer.scaling;

import org.jspecify.annotations.NullMarked;
