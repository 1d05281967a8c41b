package dev.spillway.placement.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SlotPriceTest {
  private final SlotPrice price = new SlotPrice();

  @Test
  void isNothingAtFirstAndWhereTheCloudIsFaster() {
    assertThat(price.price()).isZero();
    price.add(takes(100), takes(50));
    assertThat(price.price()).isZero();
  }

  @Test
  void countsLongCallsByTheirLength() {
    for (int i = 0; i < 2_000; i++) {
      price.add(takes(10), takes(30));
      price.add(takes(1_000), takes(1_020));
    }
    assertThat(price.price()).isCloseTo(40.0 / 1_010, within(0.001));
  }

  @Test
  void followsAChange() {
    for (int i = 0; i < 2_000; i++) {
      price.add(takes(100), takes(i < 1_000 ? 120 : 300));
    }
    assertThat(price.price()).isCloseTo(2, within(0.1));
  }

  private static Estimate takes(double millis) {
    return new Estimate(millis, millis, millis, 1);
  }
}
