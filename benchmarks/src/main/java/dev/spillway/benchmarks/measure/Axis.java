package dev.spillway.benchmarks.measure;

/**
 * Along which something was varied.
 *
 * @param name what was varied, e.g. "callers"; empty where nothing was
 * @param logarithmic whether a plot shows it so
 */
public record Axis(String name, boolean logarithmic) {
  /** The axis of a chart in which only the contenders differ; its one place is 1. */
  public static final Axis NONE = new Axis("", false);

  /** Returns a place in words, e.g. {@code callers 64}; empty where nothing was varied. */
  public String place(double x) {
    return name.isEmpty() ? "" : name + " " + Numbers.plain(x);
  }
}
