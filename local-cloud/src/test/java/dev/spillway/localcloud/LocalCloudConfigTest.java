package dev.spillway.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spillway.common.config.ConfigProblem;
import dev.spillway.common.config.InvalidConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LocalCloudConfigTest {
  @Test
  void hasDefaults() {
    LocalCloudConfig config = LocalCloudConfig.from(Map.of());

    assertThat(config)
        .isEqualTo(
            new LocalCloudConfig(
                "127.0.0.1",
                4566,
                Optional.empty(),
                Duration.ofMillis(20),
                Duration.ofMillis(150),
                1.0,
                1000,
                Duration.ofMillis(300),
                Duration.ofSeconds(60),
                0));
  }

  @Test
  void mapsEveryKey() {
    LocalCloudConfig config =
        LocalCloudConfig.from(
            Map.of(
                "LOCAL_CLOUD_HOST", "0.0.0.0",
                "LOCAL_CLOUD_PORT", "4567",
                "PORT_FILE", "/run/port",
                "LOCAL_CLOUD_LATENCY_MILLIS", "1",
                "LOCAL_CLOUD_COLD_START_MILLIS", "2",
                "LOCAL_CLOUD_CPU_SHARE", "0.5",
                "LOCAL_CLOUD_CONCURRENCY", "3",
                "LOCAL_CLOUD_DEPLOY_MILLIS", "4"));

    assertThat(config)
        .isEqualTo(
            new LocalCloudConfig(
                "0.0.0.0",
                4567,
                Optional.of(Path.of("/run/port")),
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                0.5,
                3,
                Duration.ofMillis(4),
                Duration.ofSeconds(60),
                0));
  }

  @Test
  void reportsAllBadValuesAtOnce() {
    Map<String, String> env =
        Map.of(
            "LOCAL_CLOUD_HOST", "two words",
            "LOCAL_CLOUD_PORT", "70000",
            "LOCAL_CLOUD_LATENCY_MILLIS", "-1",
            "LOCAL_CLOUD_COLD_START_MILLIS", "x",
            "LOCAL_CLOUD_CPU_SHARE", "2",
            "LOCAL_CLOUD_CONCURRENCY", "0",
            "LOCAL_CLOUD_DEPLOY_MILLIS", "60001");

    InvalidConfigException problems =
        catchThrowableOfType(InvalidConfigException.class, () -> LocalCloudConfig.from(env));

    assertThat(problems.problems())
        .extracting(ConfigProblem::key)
        .containsExactlyInAnyOrderElementsOf(env.keySet());
  }
}
