package dev.spillway.placement.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spillway.placement.estimate.ColdStarts.Expectation;
import org.junit.jupiter.api.Test;

final class ColdStartsTest {
  private final ColdStarts coldStarts = new ColdStarts();

  @Test
  void expectsThemWhereNoEnvironmentIsIdle() {
    assertThat(coldStarts.sent(0)).isEqualTo(Expectation.COLD);
    assertThat(coldStarts.sent(0)).isEqualTo(Expectation.COLD);
    coldStarts.ended(Expectation.COLD, 250, 300);
    assertThat(coldStarts.sent(400)).isEqualTo(Expectation.WARM);
    assertThat(coldStarts.sent(400)).isEqualTo(Expectation.COLD);
  }

  @Test
  void doesNotCountOnAnEnvironmentThatWasIdleForLong() {
    coldStarts.sent(0);
    coldStarts.ended(Expectation.COLD, 250, 300);
    assertThat(coldStarts.next(1_000_000)).isEqualTo(Expectation.COLD);
  }

  @Test
  void addsTheirTimeByTheirProbability() {
    coldStarts.ended(Expectation.COLD, 250, 0);
    assertThat(coldStarts.expected(1, 0.95).meanMillis()).isZero();
    coldStarts.sent(1);
    assertThat(coldStarts.expected(1, 0.95).meanMillis()).isCloseTo(250, within(3.0));
  }

  @Test
  void learnsThatItsExpectationsAreWrong() {
    for (int i = 0; i < 100; i++) {
      Expectation expectation = coldStarts.sent(i);
      coldStarts.ended(expectation, 250, i);
    }
    // Somebody else takes the environments.
    assertThat(coldStarts.next(100)).isEqualTo(Expectation.WARM);
    assertThat(coldStarts.probability(100)).isGreaterThan(0.9);
  }
}
