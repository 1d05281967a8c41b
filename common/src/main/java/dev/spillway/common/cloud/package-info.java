/** Calls the function in the cloud, through its gateway. */
@NullMarked
package dev.spillway.common.cloud;

import org.jspecify.annotations.NullMarked;
