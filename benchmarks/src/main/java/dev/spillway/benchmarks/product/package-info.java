/** The product, used as its users use it: by its command line, its settings and its ports. */
@NullMarked
package dev.spillway.benchmarks.product;

import org.jspecify.annotations.NullMarked;
