/** What became of each call and why, kept for a while, so that somebody can ask. */
@NullMarked
package dev.spillway.common.journal;

import org.jspecify.annotations.NullMarked;
