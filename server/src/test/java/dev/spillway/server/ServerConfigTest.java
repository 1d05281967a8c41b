package dev.spillway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spillway.common.budget.BudgetLimits;
import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.cloud.CloudIntegration;
import dev.spillway.common.cloud.CloudTerms;
import dev.spillway.common.config.ConfigProblem;
import dev.spillway.common.config.InvalidConfigException;
import dev.spillway.common.config.PlacementConfig;
import dev.spillway.common.config.SandboxChoice;
import dev.spillway.placement.money.LambdaSize;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Tariff;
import dev.spillway.placement.policy.PolicySettings;
import dev.spillway.server.ready.ReadyConfig;
import dev.spillway.server.sandbox.process.ResourceLimits;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServerConfigTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void hasDefaults() {
    assertThat(ServerConfig.from(Map.of()))
        .isEqualTo(
            new ServerConfig(
                "server",
                "127.0.0.1",
                8000,
                Optional.empty(),
                Path.of("/faas"),
                new PlacementConfig(
                    "timeout",
                    PolicySettings.defaults().withRunLimit(MINUTE),
                    0.95,
                    Optional.empty(),
                    0.05),
                false,
                1,
                6_291_456,
                1_048_576,
                Optional.empty(),
                Optional.empty(),
                "/usr/local/bin:/usr/bin:/bin",
                new SandboxConfig(SandboxChoice.ZYGOTE, true, 4096, 1024, 1024)));
  }

  @Test
  void mapsEveryKey() {
    ServerConfig config = ServerConfig.from(everyKey());

    assertThat(config)
        .isEqualTo(
            new ServerConfig(
                "srv-1",
                "0.0.0.0",
                0,
                Optional.of(Path.of("/state/srv-1.port")),
                Path.of("/functions"),
                hedging(),
                true,
                4,
                2048,
                4096,
                Optional.of(
                    new ServerConfig.Cloud(
                        new CloudEndpoint(
                            URI.create("https://gateway.example/dev/greeting"),
                            Optional.of("sesame"),
                            CloudIntegration.AWS),
                        new CloudTerms(
                            new Tariff(
                                new BigDecimal("1"), new BigDecimal("0.002"), new BigDecimal("3")),
                            new LambdaSize(129, Duration.ofSeconds(4)),
                            new BudgetLimits(
                                Optional.of(new Money(5_000_000_000L)),
                                Optional.of(new Money(6_500_000)))),
                        URI.create("redis://:shut@r:1"))),
                Optional.of(
                    new ReadyConfig(
                        URI.create("http://10.0.0.1:8080/servers/1/ready"), "of this launch")),
                "/opt/bin",
                ServerConfig.from(Map.of()).sandbox()));
    assertThat(config.function()).isEqualTo(Path.of("/functions/function.py"));
    assertThat(config.toString()).doesNotContain("sesame", "of this launch", "shut");
  }

  private static PlacementConfig hedging() {
    return new PlacementConfig(
        "hedge",
        new PolicySettings(
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(14),
            Optional.of(Duration.ofMillis(250)),
            0.02,
            0.1),
        0.9,
        Optional.empty(),
        0.25);
  }

  private static Map<String, String> everyKey() {
    return Map.ofEntries(
        Map.entry("SERVER_ID", "srv-1"),
        Map.entry("SERVER_HOST", "0.0.0.0"),
        Map.entry("SERVER_PORT", "0"),
        Map.entry("PORT_FILE", "/state/srv-1.port"),
        Map.entry("FUNCTION_DIR", "/functions"),
        Map.entry("LOCAL_TIMEOUT", "3"),
        Map.entry("RUN_LIMIT", "5"),
        Map.entry("OFFLOAD_POLICY", "hedge"),
        Map.entry("HEDGE_DELAY", "250"),
        Map.entry("HEDGE_BUDGET", "25"),
        Map.entry("CONFIDENCE", "0.9"),
        Map.entry("FUNCTION_IDEMPOTENT", "true"),
        Map.entry("SERVER_CONCURRENCY", "4"),
        Map.entry("OUTPUT_LIMIT_BYTES", "2048"),
        Map.entry("REQUEST_LIMIT_BYTES", "4096"),
        Map.entry("CLOUD_URL", "https://gateway.example/dev/greeting"),
        Map.entry("CLOUD_API_KEY", "sesame"),
        Map.entry("API_INTEGRATION", "aws"),
        Map.entry("LAMBDA_MEMORY_MB", "129"),
        Map.entry("LAMBDA_TIMEOUT", "4"),
        Map.entry("CLOUD_PRICE_MILLION_REQUESTS_USD", "1"),
        Map.entry("CLOUD_PRICE_GB_SECOND_USD", "0.002"),
        Map.entry("CLOUD_PRICE_MILLION_GATEWAY_REQUESTS_USD", "3"),
        Map.entry("CLOUD_BUDGET_USD_PER_HOUR", "5"),
        Map.entry("CLOUD_BUDGET_USD_PER_DAY", "0.0065"),
        Map.entry("REDIS_URL", "redis://:shut@r:1"),
        Map.entry("READY_URL", "http://10.0.0.1:8080/servers/1/ready"),
        Map.entry("READY_TOKEN", "of this launch"),
        Map.entry("PATH", "/opt/bin"));
  }

  @Test
  void letsNoRunEndBeforeItsTimeout() {
    assertThat(ServerConfig.from(Map.of("LOCAL_TIMEOUT", "90")).placement().settings().runLimit())
        .isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void mapsHowCallsAreRun() {
    ServerConfig config =
        ServerConfig.from(
            Map.of(
                "SANDBOX", "process",
                "SANDBOX_PREIMPORT", "false",
                "FUNCTION_MEMORY_MB", "64",
                "FUNCTION_OPEN_FILES", "16",
                "FUNCTION_FILE_SIZE_MB", "2"));

    assertThat(config.sandbox())
        .isEqualTo(new SandboxConfig(SandboxChoice.PROCESS, false, 64, 16, 2));
    assertThat(config.sandbox().limits(Duration.ofSeconds(9), 2))
        .isEqualTo(new ResourceLimits(64 << 20, 20, 16, 2 << 20));
  }

  @Test
  void reportsAllBadValuesAtOnce() {
    Map<String, String> env =
        Map.ofEntries(
            Map.entry("SERVER_ID", "no spaces"),
            Map.entry("SERVER_HOST", "a b"),
            Map.entry("SERVER_PORT", "70000"),
            Map.entry("LOCAL_TIMEOUT", "0"),
            Map.entry("SERVER_CONCURRENCY", "none"),
            Map.entry("OUTPUT_LIMIT_BYTES", "1"),
            Map.entry("REQUEST_LIMIT_BYTES", "1"),
            Map.entry("SANDBOX", "cage"),
            Map.entry("SANDBOX_PREIMPORT", "maybe"),
            Map.entry("FUNCTION_MEMORY_MB", "1"),
            Map.entry("FUNCTION_OPEN_FILES", "3"),
            Map.entry("FUNCTION_FILE_SIZE_MB", "0"),
            Map.entry("CLOUD_URL", "ftp://nowhere"),
            Map.entry("CLOUD_BUDGET_USD_PER_HOUR", "-1"),
            Map.entry("CLOUD_PRICE_GB_SECOND_USD", "cheap"),
            Map.entry("REDIS_URL", "http://nowhere"),
            Map.entry("READY_URL", "ftp://nowhere"),
            Map.entry("API_INTEGRATION", "carrier-pigeon"));

    InvalidConfigException invalid =
        catchThrowableOfType(InvalidConfigException.class, () -> ServerConfig.from(env));

    assertThat(invalid.problems())
        .extracting(ConfigProblem::key)
        .containsExactlyInAnyOrderElementsOf(env.keySet());
  }
}
