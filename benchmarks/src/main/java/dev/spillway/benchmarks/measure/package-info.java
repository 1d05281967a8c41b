/** What was measured, and what follows from it: numbers only, no clock and no network. */
@NullMarked
package dev.spillway.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
