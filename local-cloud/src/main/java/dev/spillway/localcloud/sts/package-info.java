/** AWS Security Token Service: tells callers who they are. */
@NullMarked
package dev.spillway.localcloud.sts;

import org.jspecify.annotations.NullMarked;
