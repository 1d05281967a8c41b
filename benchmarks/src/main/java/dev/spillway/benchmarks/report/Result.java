package dev.spillway.benchmarks.report;

import dev.spillway.benchmarks.measure.Chart;
import java.util.List;

/**
 * What one run of one figure gave.
 *
 * @param figure its name
 * @param title what it measures
 * @param measuredAt when the run ended, in ISO 8601
 * @param quick whether it was a trial, whose numbers mean nothing
 * @param machine where it ran
 * @param charts what was measured
 */
public record Result(
    String figure,
    String title,
    String measuredAt,
    boolean quick,
    Machine machine,
    List<Chart> charts) {
  /** Copies the charts. */
  public Result {
    charts = List.copyOf(charts);
  }
}
