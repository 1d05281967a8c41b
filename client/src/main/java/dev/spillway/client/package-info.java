/** The user's program: stores a function and calls it. */
@NullMarked
package dev.spillway.client;

import org.jspecify.annotations.NullMarked;
