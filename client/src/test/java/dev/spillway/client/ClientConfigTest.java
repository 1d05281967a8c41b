package dev.spillway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.spillway.client.call.BalancerAddress;
import dev.spillway.common.config.ConfigProblem;
import dev.spillway.common.config.InvalidConfigException;
import dev.spillway.common.config.Program;
import dev.spillway.common.config.Setting;
import dev.spillway.common.config.Settings;
import dev.spillway.common.function.FunctionName;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientConfigTest {
  private static final Map<String, String> ALL =
      Map.of(
          "LOAD_BALANCER_HOST", "faas.example",
          "LOAD_BALANCER_PORT", "9000",
          "FAAS_FUNCTION_NAME", "other",
          "REDIS_PORT", "6380",
          "REDIS_TIMEOUT", "5");

  @Test
  void hasDefaults() {
    assertThat(ClientConfig.from(Map.of()))
        .isEqualTo(
            new ClientConfig(
                "127.0.0.1", 8080, new FunctionName("faas"), 6379, Duration.ofSeconds(30)));
  }

  @Test
  void mapsEveryKey() {
    ClientConfig config = ClientConfig.from(ALL);

    assertThat(config)
        .isEqualTo(
            new ClientConfig(
                "faas.example", 9000, new FunctionName("other"), 6380, Duration.ofSeconds(5)));
    assertThat(config.redis()).hasToString("redis://127.0.0.1:6380");
    assertThat(Settings.all().stream().filter(s -> s.readers().contains(Program.CLIENT)))
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(ALL.keySet());
  }

  @Test
  void reportsAllBadValuesAtOnce() {
    Map<String, String> bad =
        Map.of(
            "LOAD_BALANCER_HOST", "a b",
            "LOAD_BALANCER_PORT", "70000",
            "FAAS_FUNCTION_NAME", "-",
            "REDIS_PORT", "0",
            "REDIS_TIMEOUT", "soon");

    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> ClientConfig.from(bad))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(ConfigProblem::key)
                    .containsExactlyInAnyOrderElementsOf(bad.keySet()));
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0, http://127.0.0.1:8080", "::, http://[::1]:8080", "db, http://db:8080"})
  void callsThisMachineWhereTheLoadBalancerListensEverywhere(String host, String url) {
    assertThat(ClientConfig.from(Map.of("LOAD_BALANCER_HOST", host)).balancer())
        .map(BalancerAddress::toString)
        .contains(url);
  }

  @Test
  void knowsNoAddressOfALoadBalancerThatTookAnyPort() {
    assertThat(ClientConfig.from(Map.of("LOAD_BALANCER_PORT", "0")).balancer()).isEmpty();
  }
}
