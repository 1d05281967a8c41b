/** Makes traces of what the live system recorded, and checks the simulator against it. */
@NullMarked
package dev.spillway.simulator.recording;

import org.jspecify.annotations.NullMarked;
