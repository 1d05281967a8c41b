/** Execution environments: processes that run handlers by the Lambda Runtime API. */
@NullMarked
package dev.spillway.localcloud.runtime;

import org.jspecify.annotations.NullMarked;
