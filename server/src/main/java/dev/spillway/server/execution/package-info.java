/** Runs calls here, a limited number at a time. */
@NullMarked
package dev.spillway.server.execution;

import org.jspecify.annotations.NullMarked;
