/** The system in processes of this machine. */
@NullMarked
package dev.spillway.setup.process;

import org.jspecify.annotations.NullMarked;
