/** The server: runs the function for its callers, and hands on to the cloud what takes too long. */
@NullMarked
package dev.spillway.server;

import org.jspecify.annotations.NullMarked;
