/** What the load balancer tells of itself over HTTP. */
@NullMarked
package dev.spillway.loadbalancer.status;

import org.jspecify.annotations.NullMarked;
