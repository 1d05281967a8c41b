/** The Docker engine, asked over its socket. */
@NullMarked
package dev.spillway.benchmarks.docker;

import org.jspecify.annotations.NullMarked;
