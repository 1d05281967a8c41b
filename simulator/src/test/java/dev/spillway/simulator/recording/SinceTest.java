package dev.spillway.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SinceTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void isSomeTimeAgo() {
    assertThat(Since.parse("90s", NOW)).contains(Instant.parse("2026-11-24T11:58:30Z"));
    assertThat(Since.parse("10m", NOW)).contains(Instant.parse("2026-11-24T11:50:00Z"));
    assertThat(Since.parse("2h", NOW)).contains(Instant.parse("2026-11-24T10:00:00Z"));
    assertThat(Since.parse("1d", NOW)).contains(Instant.parse("2026-11-23T12:00:00Z"));
  }

  @Test
  void isAPointInTime() {
    assertThat(Since.parse("2026-11-24T10:00:00Z", NOW))
        .contains(Instant.parse("2026-11-24T10:00:00Z"));
  }

  @Test
  void isNothingElse() {
    assertThat(Since.parse("yesterday", NOW)).isEmpty();
    assertThat(Since.parse("10", NOW)).isEmpty();
  }
}
