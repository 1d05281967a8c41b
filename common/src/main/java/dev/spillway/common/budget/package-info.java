/** The most that calls to the cloud may cost, over all programs together. */
@NullMarked
package dev.spillway.common.budget;

import org.jspecify.annotations.NullMarked;
