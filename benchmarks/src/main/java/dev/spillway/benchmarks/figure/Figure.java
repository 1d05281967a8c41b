package dev.spillway.benchmarks.figure;

/** One thing that is measured, beside its peers. */
public interface Figure {
  /** Returns the name by which the command line knows it. */
  String name();

  /** Returns what it measures, in one line. */
  String title();

  /**
   * Measures it.
   *
   * @throws Exception if something that it needs broke; what is merely not installed is an outcome
   */
  FigureOutcome measure(Bench bench) throws Exception;
}
