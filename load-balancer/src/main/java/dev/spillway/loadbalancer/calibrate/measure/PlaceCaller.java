package dev.spillway.loadbalancer.calibrate.measure;

import dev.spillway.loadbalancer.calibrate.Sample;

/** Calls the function at one place, and measures that. */
@FunctionalInterface
public interface PlaceCaller {

  /**
   * Calls the function once and waits for its end, within a limit of the implementation's.
   *
   * @throws CalibrationException if further calls would end as badly
   */
  Sample call(String parameter);
}
