/** What a call to the cloud costs: money, prices and what was used. */
@NullMarked
package dev.spillway.placement.money;

import org.jspecify.annotations.NullMarked;
