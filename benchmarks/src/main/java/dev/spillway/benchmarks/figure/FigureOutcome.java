package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.measure.Chart;
import java.util.List;

/** How a figure ended. */
public sealed interface FigureOutcome {

  /**
   * It was measured.
   *
   * @param charts what was measured; at least one
   */
  record Measured(List<Chart> charts) implements FigureOutcome {
    /** Copies the charts. */
    public Measured {
      charts = List.copyOf(charts);
    }
  }

  /**
   * It cannot be measured on this machine or with this version.
   *
   * @param reason what is missing
   */
  record LeftOut(String reason) implements FigureOutcome {}
}
