package dev.spillway.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTest {
  private static final List<String> KEYS = Settings.all().stream().map(Setting::key).toList();

  @ParameterizedTest
  @CsvSource({
    "LOADBALANCER_PORT, LOAD_BALANCER_PORT",
    "LOCAL_TIMEOUTS, LOCAL_TIMEOUT",
    "local_timeout, LOCAL_TIMEOUT",
    "LOCLA_TIMEOUT, LOCAL_TIMEOUT",
    "CLOUDD, CLOUD",
    "REDIS_PROT, REDIS_PORT"
  })
  void findsWhatWasMeant(String typed, String meant) {
    assertThat(NearestName.of(typed, KEYS)).contains(meant);
  }

  @Test
  void findsNothingWhereNothingIsNear() {
    assertThat(NearestName.of("PATH_TO_HAPPINESS", KEYS)).isEmpty();
    assertThat(NearestName.of("", List.of("ABC"))).isEmpty();
    assertThat(NearestName.of("ABC", List.of())).isEmpty();
  }

  @Test
  void allowsOneLetterInAShortName() {
    assertThat(NearestName.of("UQ", List.of("UP", "DOWN"))).contains("UP");
    assertThat(NearestName.of("XY", List.of("UP"))).isEmpty();
  }
}
