package dev.spillway.placement.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class BacklogTest {
  private static final Estimate HUNDRED = new Estimate(100, 100, 110, 10);

  private final Backlog backlog = new Backlog();

  @Test
  void waitsForNothingWhereASlotIsFree() {
    backlog.starts(1, HUNDRED, 0);
    assertThat(backlog.queueWait(2, 10)).isEqualTo(Estimate.NOTHING);
  }

  @Test
  void waitsForTheRunThatEndsFirst() {
    backlog.starts(1, HUNDRED, 0);
    backlog.starts(2, HUNDRED, 50);
    assertThat(backlog.queueWait(2, 60).meanMillis()).isCloseTo(40, within(1e-6));
  }

  @Test
  void waitsForThoseThatCameBefore() {
    backlog.starts(1, HUNDRED, 0);
    backlog.waits(2, HUNDRED);
    backlog.waits(3, HUNDRED);
    assertThat(backlog.queueWait(1, 0).meanMillis()).isCloseTo(300, within(1e-6));
  }

  @Test
  void forgetsWhoLeaves() {
    backlog.starts(1, HUNDRED, 0);
    backlog.waits(2, HUNDRED);
    backlog.leaves(2);
    assertThat(backlog.queueWait(1, 0).meanMillis()).isCloseTo(100, within(1e-6));
    backlog.leaves(1);
    assertThat(backlog.queueWait(1, 0)).isEqualTo(Estimate.NOTHING);
  }

  @Test
  void expectsARunThatIsOverdueToGoOn() {
    backlog.starts(1, HUNDRED, 0);
    assertThat(backlog.queueWait(1, 400).meanMillis()).isCloseTo(100, within(1e-6));
  }

  @Test
  void spreadsALongQueueEvenly() {
    backlog.starts(0, HUNDRED, 0);
    for (int i = 1; i <= 1_000; i++) {
      backlog.waits(i, HUNDRED);
    }
    assertThat(backlog.queueWait(1, 0).meanMillis()).isCloseTo(100_100, within(1.0));
  }
}
