/** Plays traces through the policies, without a system and without waiting. */
@NullMarked
package dev.spillway.simulator;

import org.jspecify.annotations.NullMarked;
