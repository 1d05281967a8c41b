/** Reads settings from the environment and says everything that is wrong with them at once. */
@NullMarked
package dev.spillway.common.config;

import org.jspecify.annotations.NullMarked;
