/** How a server says that it is ready. */
@NullMarked
package dev.spillway.server.ready;

import org.jspecify.annotations.NullMarked;
