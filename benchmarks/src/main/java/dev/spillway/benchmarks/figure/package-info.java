/** The figures: what each of them starts, loads and reads. */
@NullMarked
package dev.spillway.benchmarks.figure;

import org.jspecify.annotations.NullMarked;
