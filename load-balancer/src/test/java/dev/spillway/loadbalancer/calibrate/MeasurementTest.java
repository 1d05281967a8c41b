package dev.spillway.loadbalancer.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Tariff;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MeasurementTest {
  @Test
  void costsWhatACallThroughTheGatewayDoesOnAverage() {
    // 3,500 for the gateway, 200 for the request, 1 or 3 s of 1,024 MB at 16,666.7 each.
    assertThat(Measurements.there("1", 1024, 1_000, 3_000).cost(Tariff.aws()))
        .contains(new Money(3_500 + 200 + 33_334));
    assertThat(Measurements.here("1", 1_000).cost(Tariff.aws())).isEmpty();
  }

  @Test
  void tellsWhatAColdStartAdds() {
    Measurement warm = Measurements.there("1", 512, 100, 120, 140);
    assertThat(warm.coldStart()).isEmpty();
    assertThat(Measurements.withCold(warm, 420).coldStart()).contains(Duration.ofMillis(300));
    assertThat(Measurements.withCold(warm, 90).coldStart()).contains(Duration.ZERO);
  }

  @Test
  void leavesFailedCallsOutOfTheTimes() {
    Measurement run = Measurements.failed("1", 512, "out of memory");
    assertThat(run.times()).isEmpty();
    assertThat(run.cost(Tariff.aws())).isEmpty();
    assertThat(run.failure()).contains("out of memory");
  }
}
