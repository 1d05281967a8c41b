/** The set of servers and its size: started, adopted, replaced and removed. */
@NullMarked
package dev.spillway.loadbalancer.pool;

import org.jspecify.annotations.NullMarked;
