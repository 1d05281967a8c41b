/** Makes traces: when calls come, and how long they take. */
@NullMarked
package dev.spillway.simulator.workload;

import org.jspecify.annotations.NullMarked;
