package dev.spillway.benchmarks.measure;

import java.util.Map;

/**
 * One of those that are measured in turn.
 *
 * @param name as tables show it
 * @param role whether it is the product or a peer
 * @param trial measures it once
 */
public record Contender(String name, Series.Role role, Trial trial) {

  /** Measures once, at one place of the axis or at several. */
  @FunctionalInterface
  public interface Trial {
    /** Returns the values, in the chart's unit, by their place on the axis. */
    Map<Double, Double> run() throws Exception;
  }

  /** Measures one value. */
  @FunctionalInterface
  public interface Single {
    /** Returns the value, in the chart's unit. */
    double run() throws Exception;
  }

  /** Returns the product, measured at one place. */
  public static Contender ours(String name, double x, Single single) {
    return new Contender(name, Series.Role.OURS, () -> Map.of(x, single.run()));
  }

  /** Returns a peer, measured at one place. */
  public static Contender peer(String name, double x, Single single) {
    return new Contender(name, Series.Role.PEER, () -> Map.of(x, single.run()));
  }

  /** Returns what is only shown beside the others, measured at one place. */
  public static Contender context(String name, double x, Single single) {
    return new Contender(name, Series.Role.CONTEXT, () -> Map.of(x, single.run()));
  }
}
