/** The way of one call: admitted, forwarded to an upstream, or sent to the cloud. */
@NullMarked
package dev.spillway.loadbalancer.dispatch;

import org.jspecify.annotations.NullMarked;
