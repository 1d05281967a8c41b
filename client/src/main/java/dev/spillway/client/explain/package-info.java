/** What became of calls, told to their callers. */
@NullMarked
package dev.spillway.client.explain;

import org.jspecify.annotations.NullMarked;
