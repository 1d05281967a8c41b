package dev.spillway.placement.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TariffTest {
  private static final Tariff AWS = Tariff.aws();

  /** Worked out by hand: ms x MB / 1,024,000 x 16,666.7 + 200 nanodollars, rounded up. */
  @ParameterizedTest
  @CsvSource({
    "0, 3008, 200",
    "1, 128, 203",
    "1000, 1024, 16867",
    "1000, 3008, 49159",
    "29000, 3008, 1419995",
    "900000, 10240, 150000500"
  })
  void chargesTimeMemoryAndTheRequest(long millis, int memory, long nanodollars) {
    assertThat(AWS.run(new Usage(millis, memory, 0))).isEqualTo(new Money(nanodollars));
  }

  @Test
  void chargesTheGateway() {
    assertThat(AWS.gateway()).isEqualTo(new Money(3500));
    assertThat(AWS.call(new Usage(1000, 1024, 0))).isEqualTo(new Money(20367));
  }

  @Test
  void roundsUpSoThatSumsAreNeverTooSmall() {
    Tariff cheap = new Tariff(BigDecimal.ZERO, new BigDecimal("0.000000000001"), BigDecimal.ZERO);
    assertThat(cheap.run(new Usage(1, 1, 0))).isEqualTo(new Money(1));
    assertThat(cheap.gateway()).isEqualTo(Money.ZERO);
  }

  @Test
  void countsInitializationIntoTheLongestCall() {
    LambdaSize size = new LambdaSize(512, Duration.ofSeconds(3));
    assertThat(size.most()).isEqualTo(new Usage(13_000, 512, 10_000));
  }

  @Test
  void writesAmountsAsPeopleDo() {
    assertThat(new Money(1_500_000)).hasToString("0.0015 USD");
    assertThat(Money.floor(new BigDecimal("0.0000000019"))).isEqualTo(new Money(1));
    assertThat(Money.ceil(new BigDecimal("0.0000000011"))).isEqualTo(new Money(2));
  }

  @Test
  void refusesNegativeUsage() {
    assertThatThrownBy(() -> new Usage(-1, 1, 0)).hasMessageContaining("-1 ms");
  }
}
