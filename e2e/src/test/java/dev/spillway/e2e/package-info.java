/** Tests of the whole system through its command line, as its users see it. */
@NullMarked
package dev.spillway.e2e;

import org.jspecify.annotations.NullMarked;
