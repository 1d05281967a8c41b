package dev.spillway.common.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.placement.money.Bill;
import dev.spillway.placement.money.LambdaSize;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Usage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MeterTest {
  private final Meter meter = new Meter(Terms.AWS, new LambdaSize(1024, Duration.ofSeconds(2)));

  @Test
  void chargesWhatTheHandlerSaysAndTheRuntimesPart() {
    Bill bill = meter.measured(new Usage(998, 512, 1));
    assertThat(bill.usage()).isEqualTo(new Usage(1000, 512, 1));
    assertThat(bill.cost()).isEqualTo(new Money(3500 + 200 + 8334));
    assertThat(bill.isMeasured()).isTrue();
  }

  @Test
  void chargesTheWholeTimeWhereNobodySays() {
    Bill bill = meter.endedAfter(Duration.ofMillis(999));
    assertThat(bill.usage()).isEqualTo(new Usage(1000, 1024, 0));
    assertThat(bill.isMeasured()).isFalse();
  }

  @Test
  void chargesNoMoreThanLambdaAllows() {
    assertThat(meter.endedAfter(Duration.ofMinutes(1)).cost()).isEqualTo(meter.unended().cost());
    assertThat(meter.unended().usage().billedMillis()).isEqualTo(12_000);
  }

  @Test
  void chargesOnlyTheGatewayWhereLambdaHadNothing() {
    assertThat(meter.turnedAway().cost()).isEqualTo(new Money(3500));
  }

  @Test
  void reservesForTheLongestRunAndEachRequest() {
    assertThat(meter.most(4)).isEqualTo(meter.unended().cost().plus(new Money(3 * 3500)));
    Bill throttled = meter.turnedAway();
    Bill all = meter.unended().after(throttled.after(throttled.after(throttled)));
    assertThat(all.cost()).isEqualTo(meter.most(4));
  }

  @ParameterizedTest
  @CsvSource({
    "200, ANSWERED", "422, ANSWERED", "413, ANSWERED", "400, ANSWERED", "429, THROTTLED",
    "401, REFUSED", "403, REFUSED", "302, UNCERTAIN", "500, UNCERTAIN", "502, UNCERTAIN",
    "503, UNCERTAIN", "504, UNCERTAIN"
  })
  void tellsWhatAnAnswerMeans(int status, Fate fate) {
    assertThat(Fate.of(status, false)).isEqualTo(fate);
    assertThat(Fate.of(status, true)).isEqualTo(Fate.ANSWERED);
  }

  @Test
  void repeatsOnlyWhatCannotHaveRun() {
    for (Fate fate : Fate.values()) {
      assertThat(fate.isWorthAnother() && fate.mayHaveRun()).as(fate.name()).isFalse();
    }
  }

  @Test
  void readsWhatTheHandlerSays() {
    assertThat(UsageHeader.read("ms=12, mb=3008, init=1")).contains(new Usage(12, 3008, 1));
    assertThat(UsageHeader.read("ms=0, mb=128, init=0")).contains(new Usage(0, 128, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ms=-1, mb=1, init=0",
        "ms=1, mb=1",
        "ms=999999999, mb=1, init=0",
        "ms=1.5, mb=1, init=0"
      })
  void believesNothingElse(String value) {
    assertThat(UsageHeader.read(value)).isEqualTo(Optional.empty());
  }
}
