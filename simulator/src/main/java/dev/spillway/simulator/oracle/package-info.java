/** What somebody could do who knew the trace. */
@NullMarked
package dev.spillway.simulator.oracle;

import org.jspecify.annotations.NullMarked;
