/** Tables, plots and files of results. */
@NullMarked
package dev.spillway.benchmarks.report;

import org.jspecify.annotations.NullMarked;
