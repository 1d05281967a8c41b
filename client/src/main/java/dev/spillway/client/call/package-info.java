/** Calls of the function, one or many, and what they came to. */
@NullMarked
package dev.spillway.client.call;

import org.jspecify.annotations.NullMarked;
