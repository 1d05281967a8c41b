package dev.spillway.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class LogAxisTest {
  @Test
  void hasRoundNumbersAsTicks() {
    assertThat(new LogAxis(8, 600).ticks()).containsExactly(10.0, 20.0, 50.0, 100.0, 200.0, 500.0);
  }

  @Test
  void hasPowersOfTenWhereMoreWouldTouch() {
    assertThat(new LogAxis(1, 1e6).ticks()).hasSize(7).contains(1e3).doesNotContain(2e3);
  }

  @Test
  void placesValuesByTheirLogarithm() {
    LogAxis axis = new LogAxis(1, 100);
    assertThat(axis.place(10)).isCloseTo(0.5, within(1e-9));
    assertThat(axis.place(0)).isZero();
    assertThat(axis.place(1_000)).isEqualTo(1);
  }

  @Test
  void holdsAllValues() {
    LogAxis axis = LogAxis.around(DoubleStream.of(5, 0, 500));
    assertThat(axis.low()).isBetween(1.0, 5.0);
    assertThat(axis.high()).isBetween(500.0, 1_000.0);
    assertThat(LogAxis.around(DoubleStream.empty()).ticks()).isNotEmpty();
  }
}
