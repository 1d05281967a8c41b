/** Says what this machine lacks. */
@NullMarked
package dev.spillway.setup.doctor;

import org.jspecify.annotations.NullMarked;
