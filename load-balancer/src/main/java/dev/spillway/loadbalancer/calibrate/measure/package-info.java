/** Makes the calls that a calibration measures. */
@NullMarked
package dev.spillway.loadbalancer.calibrate.measure;

import org.jspecify.annotations.NullMarked;
