/** Servers, a cloud and a clock that jumps from event to event. */
@NullMarked
package dev.spillway.simulator.engine;

import org.jspecify.annotations.NullMarked;
