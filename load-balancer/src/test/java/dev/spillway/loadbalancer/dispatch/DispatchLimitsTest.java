package dev.spillway.loadbalancer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DispatchLimitsTest {
  private final DispatchLimits limits = new DispatchLimits(Duration.ofSeconds(10));

  @Test
  void outlastsACallThatGoesOnInTheCloud() {
    assertThat(limits.answerLimit(0)).isGreaterThan(Duration.ofSeconds(10 + 4 * 35));
  }

  @Test
  void addsTheFullTimeOfEachCallAhead() {
    assertThat(limits.answerLimit(3).minus(limits.answerLimit(0)))
        .isEqualTo(Duration.ofSeconds(30));
  }
}
