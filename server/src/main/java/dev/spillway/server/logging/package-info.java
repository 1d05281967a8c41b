/** How a server logs. */
@NullMarked
package dev.spillway.server.logging;

import org.jspecify.annotations.NullMarked;
