/** Tables and plots. */
@NullMarked
package dev.spillway.simulator.report;

import org.jspecify.annotations.NullMarked;
