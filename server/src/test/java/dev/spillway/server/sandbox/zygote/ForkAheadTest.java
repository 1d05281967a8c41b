package dev.spillway.server.sandbox.zygote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ForkAheadTest {
  private final ForkAhead policy = new ForkAhead(8);

  @Test
  void keepsOneWaitingWhereNothingRuns() {
    assertThat(policy.needed(0, 0, 0)).isEqualTo(1);
    assertThat(policy.needed(1, 0, 0)).isZero();
  }

  @Test
  void keepsOneMoreWaitingThanRun() {
    assertThat(policy.needed(2, 0, 5)).isEqualTo(4);
    assertThat(policy.needed(6, 0, 5)).isZero();
  }

  @Test
  void keepsNoMoreWaitingThanItMay() {
    assertThat(policy.needed(0, 0, 100)).isEqualTo(8);
  }

  @Test
  void forksForEachCallThatWaits() {
    assertThat(policy.needed(0, 3, 3)).isEqualTo(7);
    assertThat(policy.needed(4, 20, 20)).isEqualTo(24);
  }

  @Test
  void killsNothingWhereMoreWaitThanNeeded() {
    assertThat(policy.needed(9, 0, 1)).isZero();
  }
}
