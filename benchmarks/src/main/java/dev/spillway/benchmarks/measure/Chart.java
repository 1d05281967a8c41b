package dev.spillway.benchmarks.measure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.Stream;

/**
 * What contenders reached along one axis.
 *
 * @param name short, for file names, e.g. "callers"
 * @param title what was measured, in one line
 * @param unit of the values
 * @param axis what was varied
 * @param series one for each contender
 * @param goals what the product must reach
 * @param notes what a reader must know besides
 */
public record Chart(
    String name,
    String title,
    String unit,
    Axis axis,
    List<Series> series,
    List<Goal> goals,
    List<String> notes) {

  /** Copies the lists. */
  public Chart {
    series = List.copyOf(series);
    goals = List.copyOf(goals);
    notes = List.copyOf(notes);
  }

  /** Returns what the product reached; several series are variants of it. */
  @JsonIgnore
  public List<Series> ours() {
    return withRole(Series.Role.OURS);
  }

  /** Returns all comparisons of the product with a peer at the same place. */
  public Stream<Comparison> comparisons() {
    return ours().stream()
        .flatMap(
            ours ->
                ours.points().stream()
                    .flatMap(
                        point ->
                            withRole(Series.Role.PEER).stream()
                                .flatMap(peer -> compare(ours, point, peer))));
  }

  private static Stream<Comparison> compare(Series ours, Point point, Series peer) {
    return peer.at(point.x()).stream()
        .map(
            at ->
                new Comparison(
                    ours.contender(), point.x(), point.median(), peer.contender(), at.median()));
  }

  /** Returns whether several contenders are shown of which none is a peer. */
  @JsonIgnore
  public boolean isAmongOurs() {
    return series.size() > 1 && withRole(Series.Role.PEER).isEmpty();
  }

  private List<Series> withRole(Series.Role role) {
    return series.stream().filter(one -> one.role() == role).toList();
  }
}
