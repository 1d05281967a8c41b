/** Decides which calls go on in the cloud. */
@NullMarked
package dev.spillway.server.offload;

import org.jspecify.annotations.NullMarked;
