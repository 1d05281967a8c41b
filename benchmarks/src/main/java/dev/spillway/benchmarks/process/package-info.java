/** What the benchmark starts, and how it ends again. */
@NullMarked
package dev.spillway.benchmarks.process;

import org.jspecify.annotations.NullMarked;
