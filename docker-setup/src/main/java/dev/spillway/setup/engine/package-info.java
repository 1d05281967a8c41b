/** Which engine runs the system, and the steps that are the same in each. */
@NullMarked
package dev.spillway.setup.engine;

import org.jspecify.annotations.NullMarked;
