/** Storing a function, and starting what stores it. */
@NullMarked
package dev.spillway.client.store;

import org.jspecify.annotations.NullMarked;
