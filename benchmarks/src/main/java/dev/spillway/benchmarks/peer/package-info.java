/** What the product is compared with. */
@NullMarked
package dev.spillway.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
