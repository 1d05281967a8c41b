/** Text that several programs print. */
@NullMarked
package dev.spillway.common.text;

import org.jspecify.annotations.NullMarked;
