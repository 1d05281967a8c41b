package dev.spillway.loadbalancer.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TimesTest {
  @Test
  void knowsTheTimeInTheMiddleAndTheLongest() {
    assertThat(times(30, 10, 20).median()).isEqualTo(Duration.ofMillis(20));
    assertThat(times(40, 10, 20, 30).median()).isEqualTo(Duration.ofMillis(25));
    assertThat(times(40, 10, 20, 30).longest()).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void tellsAPercentileOnlyOfEnoughCalls() {
    assertThat(times(IntStream.rangeClosed(1, 19).toArray()).p95()).isEmpty();
    assertThat(times(IntStream.rangeClosed(1, 20).toArray()).p95()).contains(Duration.ofMillis(19));
    assertThat(times(IntStream.rangeClosed(1, 100).toArray()).p95())
        .contains(Duration.ofMillis(95));
  }

  @Test
  void isNothingWithoutCalls() {
    assertThat(Times.of(List.of())).isEmpty();
    assertThatThrownBy(() -> new Times(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static Times times(int... millis) {
    return new Times(IntStream.of(millis).mapToObj(Duration::ofMillis).toList());
  }
}
