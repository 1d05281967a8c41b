/** What becomes of a call while it runs here: it stays, moves to the cloud, or runs there too. */
@NullMarked
package dev.spillway.server.offload;

import org.jspecify.annotations.NullMarked;
