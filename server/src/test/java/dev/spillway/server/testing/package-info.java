/** Fakes and fixtures of the server's tests. */
@NullMarked
package dev.spillway.server.testing;

import org.jspecify.annotations.NullMarked;
