/** Compares a function's runs on servers and at several memory sizes of Lambda; pure. */
@NullMarked
package dev.spillway.loadbalancer.calibrate;

import org.jspecify.annotations.NullMarked;
