/** Programs that the benchmark starts: they answer with fixed bytes, or point to who does. */
@NullMarked
package dev.spillway.benchmarks.backend;

import org.jspecify.annotations.NullMarked;
