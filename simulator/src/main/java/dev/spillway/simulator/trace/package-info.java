/** Calls that were made, or could be, and the files that keep them. */
@NullMarked
package dev.spillway.simulator.trace;

import org.jspecify.annotations.NullMarked;
