package dev.spillway.loadbalancer.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Tariff;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ForecastTest {
  /** A GB-second for a dollar, and nothing else, is easy to count. */
  private static final Tariff SIMPLE = new Tariff(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ZERO);

  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Test
  void expectsWhatItTookHereAndOneInitialization() {
    Plan plan = new Plan(List.of("1"), List.of(2048), 3);
    Forecast forecast = Forecast.of(plan, List.of(Measurements.here("1", 1_000)), SIMPLE, LONGEST);
    // 3 s and half a second of 2 GB; at most 4 x (20 + 10) s.
    assertThat(forecast.expected()).isEqualTo(dollars(7));
    assertThat(forecast.most()).isEqualTo(dollars(240));
  }

  @Test
  void expectsLongerRunsWhereMemoryIsLessThanACpu() {
    Plan plan = new Plan(List.of("1"), List.of(1024, 2048), 1);
    Forecast forecast = Forecast.of(plan, List.of(Measurements.here("1", 1_000)), SIMPLE, LONGEST);
    // 1.5 s of 2 GB, and 1,769 / 1,024 times as long of 1 GB, to the millisecond.
    assertThat(forecast.expected())
        .isEqualTo(dollars(3).plus(new Money(1_728_000_000L + 864_000_000L)));
  }

  @Test
  void expectsTheLongestRunOfWhatDidNotEndHere() {
    Plan plan = new Plan(List.of("1"), List.of(2048), 1);
    Forecast forecast = Forecast.of(plan, List.of(Measurements.here("1")), SIMPLE, LONGEST);
    assertThat(forecast.expected()).isEqualTo(dollars(41));
    assertThat(forecast.most()).isEqualTo(dollars(120));
  }

  private static Money dollars(long amount) {
    return new Money(amount * 1_000_000_000);
  }
}
