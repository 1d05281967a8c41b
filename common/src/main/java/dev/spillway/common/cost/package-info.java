/** What a call to the cloud costs: money, prices and what was used. Pure. */
@NullMarked
package dev.spillway.common.cost;

import org.jspecify.annotations.NullMarked;
