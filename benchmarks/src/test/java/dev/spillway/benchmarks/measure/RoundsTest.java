package dev.spillway.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.benchmarks.measure.Series.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RoundsTest {
  private final List<String> order = new ArrayList<>();

  @Test
  void measuresContendersInTurn() throws Exception {
    List<Series> series =
        new Rounds(3).measure(List.of(named("ours", Role.OURS), named("peer", Role.PEER)));

    assertThat(order).containsExactly("ours", "peer", "ours", "peer", "ours", "peer");
    assertThat(series)
        .containsExactly(
            new Series("ours", Role.OURS, List.of(new Point(7, List.of(1.0, 3.0, 5.0)))),
            new Series("peer", Role.PEER, List.of(new Point(7, List.of(2.0, 4.0, 6.0)))));
  }

  @Test
  void keepsTheValuesOfATrialByTheirPlaces() throws Exception {
    Contender contender = new Contender("ours", Role.OURS, () -> Map.of(99.0, 8.0, 50.0, 2.0));

    assertThat(new Rounds(2).measure(List.of(contender)))
        .containsExactly(
            new Series(
                "ours",
                Role.OURS,
                List.of(new Point(50, List.of(2.0, 2.0)), new Point(99, List.of(8.0, 8.0)))));
  }

  @Test
  void joinsWhatWasMeasuredPlaceByPlace() {
    AxisSeries joined = new AxisSeries();
    joined.add(List.of(at(1, "ours"), at(1, "peer")));
    joined.add(List.of(at(4, "ours")));

    assertThat(joined.series()).extracting(Series::contender).containsExactly("ours", "peer");
    assertThat(joined.series().getFirst().points()).extracting(Point::x).containsExactly(1.0, 4.0);
  }

  @Test
  void refusesToMeasureNever() {
    assertThatThrownBy(() -> new Rounds(0)).hasMessage("rounds: 0 (expected: 1 or more)");
  }

  private Contender named(String name, Role role) {
    return new Contender(
        name,
        role,
        () -> {
          order.add(name);
          return Map.of(7.0, (double) order.size());
        });
  }

  private static Series at(double x, String name) {
    return new Series(name, Role.PEER, List.of(new Point(x, List.of(1.0))));
  }
}
