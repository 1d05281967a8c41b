package dev.spillway.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.benchmarks.measure.Goal.Bound;
import dev.spillway.benchmarks.measure.Series.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChartTest {
  private static final Chart CHART =
      new Chart(
          "callers",
          "two servers",
          "calls/s",
          new Axis("callers", true),
          List.of(
              series("ours", Role.OURS, 1, 500, 64, 1200),
              series("peer", Role.PEER, 1, 250, 64, 300),
              series("limit", Role.CONTEXT, 1, 9000, 64, 9000)),
          List.of(),
          List.of());

  @Test
  void comparesTheProductWithEachPeerAtEachPlace() {
    assertThat(CHART.comparisons())
        .containsExactly(
            new Comparison("ours", 1, 500, "peer", 250),
            new Comparison("ours", 64, 1200, "peer", 300));
    assertThat(CHART.comparisons().map(Comparison::ratio)).containsExactly(2.0, 4.0);
  }

  @Test
  void meetsAGoalForAValueAlone() {
    assertThat(Goal.of(64, Bound.AT_LEAST, 1000).isMet(CHART)).contains(true);
    assertThat(Goal.of(64, Bound.AT_LEAST, 1201).isMet(CHART)).contains(false);
    assertThat(Goal.of(64, Bound.AT_MOST, 1000).isMet(CHART)).contains(false);
  }

  @Test
  void meetsAGoalForAMultipleOfAPeer() {
    assertThat(new Goal(64, Bound.AT_LEAST, 4, "peer").isMet(CHART)).contains(true);
    assertThat(new Goal(1, Bound.AT_LEAST, 4, "peer").isMet(CHART)).contains(false);
  }

  @Test
  void neitherMeetsNorMissesAGoalWhosePlaceOrPeerWasNotMeasured() {
    assertThat(Goal.of(1024, Bound.AT_LEAST, 1).isMet(CHART)).isEmpty();
    assertThat(new Goal(64, Bound.AT_LEAST, 1, "HAProxy").isMet(CHART)).isEmpty();
  }

  private static Series series(String name, Role role, double... placesAndValues) {
    return new Series(
        name,
        role,
        List.of(
            new Point(placesAndValues[0], List.of(placesAndValues[1])),
            new Point(placesAndValues[2], List.of(placesAndValues[3]))));
  }
}
