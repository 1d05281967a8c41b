/** Other programs that the client runs. */
@NullMarked
package dev.spillway.client.program;

import org.jspecify.annotations.NullMarked;
