package dev.spillway.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.cloud.CloudIntegration;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.loadbalancer.pool.ServerSpec;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServerSpecsTest {
  private final FunctionSpec function = new FunctionSpec(new FunctionName("faas"), "print(1)");
  private final ServerSpecs specs =
      new ServerSpecs(LoadBalancerConfig.from(Map.of("LOCAL_TIMEOUT", "7")));

  private final CloudEndpoint cloud =
      new CloudEndpoint(
          URI.create("https://x.example/dev/greeting"),
          Optional.of("the key"),
          CloudIntegration.AWS_PROXY);

  @Test
  void givesServersTheirSettings() {
    assertThat(specs.of(function, Optional.empty()).environment())
        .containsOnly(
            Map.entry("FUNCTION_DIR", "/faas"),
            Map.entry("OFFLOAD_POLICY", "timeout"),
            Map.entry("LOCAL_TIMEOUT", "7"),
            Map.entry("RUN_LIMIT", "60"),
            Map.entry("CONFIDENCE", "0.95"),
            Map.entry("HEDGE_BUDGET", "5.0"),
            Map.entry("FUNCTION_IDEMPOTENT", "false"),
            Map.entry("SERVER_CONCURRENCY", "1"),
            Map.entry("OUTPUT_LIMIT_BYTES", "6291456"),
            Map.entry("REQUEST_LIMIT_BYTES", "1048576"),
            Map.entry("SANDBOX", "zygote"),
            Map.entry("SANDBOX_PREIMPORT", "true"),
            Map.entry("FUNCTION_MEMORY_MB", "4096"),
            Map.entry("FUNCTION_OPEN_FILES", "1024"),
            Map.entry("FUNCTION_FILE_SIZE_MB", "1024"));
  }

  @Test
  void tellsServersWhoDecides() {
    Map<String, String> env =
        Map.of("OFFLOAD_POLICY", "hedge", "HEDGE_DELAY", "40", "HEDGE_BUDGET", "7.5");
    ServerSpecs hedging = new ServerSpecs(LoadBalancerConfig.from(env));
    FunctionSpec idempotent = new FunctionSpec(new FunctionName("faas"), "print(1)", true);
    assertThat(hedging.of(idempotent, Optional.empty()).environment())
        .containsEntry("OFFLOAD_POLICY", "hedge")
        .containsEntry("HEDGE_DELAY", "40")
        .containsEntry("HEDGE_BUDGET", "7.5")
        .containsEntry("FUNCTION_IDEMPOTENT", "true");
  }

  @Test
  void givesServersTheWayToTheCloud() {
    ServerSpec spec = specs.of(function, Optional.of(cloud));
    assertThat(spec.environment())
        .containsEntry("CLOUD_URL", "https://x.example/dev/greeting")
        .containsEntry("CLOUD_API_KEY", "the key")
        .containsEntry("API_INTEGRATION", "aws-proxy")
        .containsEntry("LAMBDA_MEMORY_MB", "3008")
        .containsEntry("LAMBDA_TIMEOUT", "29")
        .containsEntry("CLOUD_PRICE_GB_SECOND_USD", "0.0000166667")
        .containsEntry("CLOUD_PRICE_MILLION_REQUESTS_USD", "0.20")
        .containsEntry("CLOUD_PRICE_MILLION_GATEWAY_REQUESTS_USD", "3.50")
        .doesNotContainKeys("REDIS_URL", "CLOUD_BUDGET_USD_PER_HOUR", "CLOUD_BUDGET_USD_PER_DAY");
    assertThat(spec.toString()).doesNotContain("the key");
  }

  @Test
  void givesServersTheWayToABudgetWhereThereIsOne() {
    Map<String, String> env =
        Map.of(
            "CLOUD_BUDGET_USD_PER_HOUR", "0.000000001",
            "CLOUD_BUDGET_USD_PER_DAY", "20",
            "REDIS_URL", "redis://r:1");
    ServerSpecs capped = new ServerSpecs(LoadBalancerConfig.from(env));
    Map<String, String> given = capped.of(function, Optional.of(cloud)).environment();
    assertThat(given)
        .containsEntry("REDIS_URL", "redis://r:1")
        .containsEntry("CLOUD_BUDGET_USD_PER_HOUR", "0.000000001")
        .containsEntry("CLOUD_BUDGET_USD_PER_DAY", "20.000000000");
    assertThat(capped.of(function, Optional.empty()).environment()).doesNotContainKey("REDIS_URL");
  }
}
