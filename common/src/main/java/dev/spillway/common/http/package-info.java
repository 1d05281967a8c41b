/** A small HTTP server that runs each request on a thread of its own. */
@NullMarked
package dev.spillway.common.http;

import org.jspecify.annotations.NullMarked;
