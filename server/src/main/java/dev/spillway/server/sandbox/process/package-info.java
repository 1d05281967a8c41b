/** Starts processes and leaves nothing behind of what they start themselves. */
@NullMarked
package dev.spillway.server.sandbox.process;

import org.jspecify.annotations.NullMarked;
