package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.figure.live.BudgetCap;
import dev.spillway.benchmarks.figure.live.Burst;
import dev.spillway.benchmarks.figure.live.HeavyTail;
import dev.spillway.benchmarks.figure.live.ReportExperiment;
import java.util.List;
import java.util.stream.Stream;

/** All figures, in the order in which they are measured. */
public final class Figures {
  /** The name of those that compare policies. */
  public static final String PLACEMENT = "placement";

  private static final List<Figure> OF_PERFORMANCE =
      List.of(
          new Latency(),
          new Throughput(),
          new Forwarding(),
          new Overhead(),
          new Records(),
          new ScaleOut(),
          new OpenCalls(),
          new Memory());
  private static final List<Figure> OF_PLACEMENT =
      List.of(new ReportExperiment(), new Burst(), new HeavyTail(), new BudgetCap());
  private static final List<Figure> ALL =
      Stream.concat(OF_PERFORMANCE.stream(), OF_PLACEMENT.stream()).toList();

  private Figures() {}

  /** Returns all. */
  public static List<Figure> all() {
    return ALL;
  }

  /** Returns the figure with a name, or those of the policies; empty where there is none. */
  public static List<Figure> named(String name) {
    return name.equals(PLACEMENT)
        ? OF_PLACEMENT
        : ALL.stream().filter(figure -> figure.name().equals(name)).toList();
  }

  /** Returns the names of those of docs/performance.md. */
  public static List<String> namesOfPerformance() {
    return OF_PERFORMANCE.stream().map(Figure::name).toList();
  }

  /** Returns the names of those of docs/results.md. */
  public static List<String> namesOfPlacement() {
    return OF_PLACEMENT.stream().map(Figure::name).toList();
  }

  /** Returns the names of all. */
  public static List<String> names() {
    return ALL.stream().map(Figure::name).toList();
  }
}
