/** The figures of docs/results.md that come from the live system. */
@NullMarked
package dev.spillway.benchmarks.figure.live;

import org.jspecify.annotations.NullMarked;
