/** Measurements of single classes, run by JMH. */
@NullMarked
package dev.spillway.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
