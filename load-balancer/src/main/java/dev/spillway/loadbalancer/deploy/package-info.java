/** Puts the function into the cloud, and reads there what it logged. */
@NullMarked
package dev.spillway.loadbalancer.deploy;

import org.jspecify.annotations.NullMarked;
