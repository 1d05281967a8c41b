/** Opens Redis for those who keep something there. */
@NullMarked
package dev.spillway.common.redis;

import org.jspecify.annotations.NullMarked;
