/** Fakes and stand-ins for the tests of this module. */
@NullMarked
package dev.spillway.setup.testing;

import org.jspecify.annotations.NullMarked;
