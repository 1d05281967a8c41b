/** Amazon CloudWatch Logs: what functions printed, kept in memory. */
@NullMarked
package dev.spillway.localcloud.logs;

import org.jspecify.annotations.NullMarked;
