/** The function that is served, and where it is kept. */
@NullMarked
package dev.spillway.common.function;

import org.jspecify.annotations.NullMarked;
