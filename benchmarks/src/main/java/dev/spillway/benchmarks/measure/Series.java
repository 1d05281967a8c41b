package dev.spillway.benchmarks.measure;

import java.util.List;
import java.util.Optional;

/**
 * What one contender reached along an axis.
 *
 * @param contender its name, as tables and plots show it
 * @param role whether it is the product or a peer
 * @param points the values, in the order of the axis
 */
public record Series(String contender, Role role, List<Point> points) {

  /** What a contender is measured for. */
  public enum Role {
    /** The product: compared with the peers. */
    OURS,
    /** What the product is compared with. */
    PEER,
    /** Shown beside the others and compared with nothing, e.g. the limit of the load generator. */
    CONTEXT
  }

  /** Copies the points. */
  public Series {
    points = List.copyOf(points);
  }

  /** Returns the value at a place, or empty where nothing was measured there. */
  public Optional<Point> at(double x) {
    return points.stream().filter(point -> point.x() == x).findFirst();
  }
}
