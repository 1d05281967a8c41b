/** What the tests stand in for servers with. */
@NullMarked
package dev.spillway.loadbalancer.testing;

import org.jspecify.annotations.NullMarked;
