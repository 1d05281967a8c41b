/** The load: calls over many connections, and how long they took. */
@NullMarked
package dev.spillway.benchmarks.load;

import org.jspecify.annotations.NullMarked;
