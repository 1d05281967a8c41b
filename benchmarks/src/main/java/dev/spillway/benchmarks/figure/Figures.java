package dev.spillway.benchmarks.figure;

import java.util.List;
import java.util.Optional;

/** All figures, in the order in which they are measured. */
public final class Figures {
  private static final List<Figure> ALL =
      List.of(
          new Latency(),
          new Throughput(),
          new Forwarding(),
          new Overhead(),
          new Records(),
          new ScaleOut(),
          new OpenCalls(),
          new Memory());

  private Figures() {}

  /** Returns all. */
  public static List<Figure> all() {
    return ALL;
  }

  /** Returns the figure with a name, or empty where there is none. */
  public static Optional<Figure> named(String name) {
    return ALL.stream().filter(figure -> figure.name().equals(name)).findFirst();
  }

  /** Returns the names of all. */
  public static List<String> names() {
    return ALL.stream().map(Figure::name).toList();
  }
}
