/** AWS Lambda: functions, their states and versions, and their invocation. */
@NullMarked
package dev.spillway.localcloud.lambda;

import org.jspecify.annotations.NullMarked;
