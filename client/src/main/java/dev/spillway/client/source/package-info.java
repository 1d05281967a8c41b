/** The source of a function, read from wherever it is and checked. */
@NullMarked
package dev.spillway.client.source;

import org.jspecify.annotations.NullMarked;
