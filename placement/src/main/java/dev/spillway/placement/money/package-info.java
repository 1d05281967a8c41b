/** What a call in the cloud costs. */
@NullMarked
package dev.spillway.placement.money;

import org.jspecify.annotations.NullMarked;
