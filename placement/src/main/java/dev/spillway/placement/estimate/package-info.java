/** How long calls take at either place, learned from those that ended. */
@NullMarked
package dev.spillway.placement.estimate;

import org.jspecify.annotations.NullMarked;
