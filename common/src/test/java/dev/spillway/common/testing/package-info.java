/** Fakes and fixtures that the tests of all modules use. */
@NullMarked
package dev.spillway.common.testing;

import org.jspecify.annotations.NullMarked;
