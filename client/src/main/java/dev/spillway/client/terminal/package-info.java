/** What the user sees and types. */
@NullMarked
package dev.spillway.client.terminal;

import org.jspecify.annotations.NullMarked;
