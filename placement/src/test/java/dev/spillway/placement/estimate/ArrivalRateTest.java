package dev.spillway.placement.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ArrivalRateTest {
  private final ArrivalRate rate = new ArrivalRate();

  @Test
  void isNothingBeforeTwoCalls() {
    assertThat(rate.perMilli()).isZero();
    rate.arrived(5);
    assertThat(rate.perMilli()).isZero();
  }

  @Test
  void followsAChange() {
    double now = 0;
    for (int i = 0; i < 100; i++) {
      rate.arrived(now += 50);
    }
    assertThat(rate.perMilli()).isCloseTo(0.02, within(1e-6));
    for (int i = 0; i < 100; i++) {
      rate.arrived(now += 10);
    }
    assertThat(rate.perMilli()).isCloseTo(0.1, within(0.005));
  }

  @Test
  void isFiniteWhereCallsComeAtOnce() {
    rate.arrived(1);
    rate.arrived(1);
    assertThat(rate.perMilli()).isZero();
    rate.arrived(2);
    assertThat(rate.perMilli()).isFinite().isPositive();
  }
}
