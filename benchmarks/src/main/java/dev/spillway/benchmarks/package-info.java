/** Measures the system and its peers side by side. */
@NullMarked
package dev.spillway.benchmarks;

import org.jspecify.annotations.NullMarked;
