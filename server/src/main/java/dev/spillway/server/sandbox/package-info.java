/** Runs a function once, apart from this program and within limits. */
@NullMarked
package dev.spillway.server.sandbox;

import org.jspecify.annotations.NullMarked;
