package dev.spillway.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {
  private final Instant start = Instant.EPOCH;
  private final TokenBucket bucket = new TokenBucket(0.5, 2, start);

  @Test
  void letsABurstPassAndThenTheRate() {
    assertThat(bucket.tryTake(start)).isTrue();
    assertThat(bucket.tryTake(start)).isTrue();
    assertThat(bucket.tryTake(start)).isFalse();
    assertThat(bucket.untilNext()).isEqualTo(Duration.ofSeconds(2));
    assertThat(bucket.tryTake(start.plusSeconds(1))).isFalse();
    assertThat(bucket.tryTake(start.plusSeconds(2))).isTrue();
    assertThat(bucket.tryTake(start.plusSeconds(2))).isFalse();
  }

  @Test
  void savesNoMoreThanABurst() {
    Instant later = start.plusSeconds(3600);

    assertThat(bucket.tryTake(later)).isTrue();
    assertThat(bucket.tryTake(later)).isTrue();
    assertThat(bucket.tryTake(later)).isFalse();
  }

  @Test
  void survivesAClockThatIsSetBack() {
    assertThat(bucket.tryTake(start.minusSeconds(60))).isTrue();
  }
}
