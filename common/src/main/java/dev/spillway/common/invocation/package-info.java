/** One call of the function and how it can end. */
@NullMarked
package dev.spillway.common.invocation;

import org.jspecify.annotations.NullMarked;
