/** The command line that brings the system up and takes it down. */
@NullMarked
package dev.spillway.setup;

import org.jspecify.annotations.NullMarked;
