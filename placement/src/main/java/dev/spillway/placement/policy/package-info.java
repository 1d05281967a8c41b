/** Decides where each call runs. */
@NullMarked
package dev.spillway.placement.policy;

import org.jspecify.annotations.NullMarked;
