/** The figures of docs/results.md that come from the simulator. */
@NullMarked
package dev.spillway.simulator.figure;

import org.jspecify.annotations.NullMarked;
