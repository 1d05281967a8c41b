package dev.spillway.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

final class DecisionLogTest {
  private static final String LOG =
      """
      2026-11-24T11:00:00.000Z INFO  ElasticityController - 3 calls on 1 servers: now 2
      2026-11-24T11:00:05.000Z INFO  ElasticityController - 0 calls on 2 servers: now 1
      2026-11-24T12:00:06.250+01:00 INFO  ElasticityController - 3 calls on 1 servers: now 2
      2026-11-24T11:00:07.000Z INFO  ElasticityController - 9 calls on 2 servers: now 3
      """;

  @Test
  void findsTheLastDecisionOnASecondServer() {
    assertThat(DecisionLog.last(LOG).map(OffsetDateTime::toInstant))
        .contains(Instant.parse("2026-11-24T11:00:06.250Z"));
  }

  @Test
  void findsNoneWhereThereWasNone() {
    assertThat(DecisionLog.last("2026-11-24T11:00:05.000Z INFO  X - serving\n")).isEmpty();
  }
}
