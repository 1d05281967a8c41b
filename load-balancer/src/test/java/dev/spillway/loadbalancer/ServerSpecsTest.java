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

  @Test
  void givesServersTheirSettings() {
    assertThat(specs.of(function, Optional.empty()).environment())
        .containsOnly(
            Map.entry("FUNCTION_DIR", "/faas"),
            Map.entry("LOCAL_TIMEOUT", "7"),
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
  void givesServersTheWayToTheCloud() {
    CloudEndpoint cloud =
        new CloudEndpoint(
            URI.create("https://x.example/dev/greeting"),
            Optional.of("the key"),
            CloudIntegration.AWS_PROXY);
    ServerSpec spec = specs.of(function, Optional.of(cloud));
    assertThat(spec.environment())
        .containsEntry("CLOUD_URL", "https://x.example/dev/greeting")
        .containsEntry("CLOUD_API_KEY", "the key")
        .containsEntry("API_INTEGRATION", "aws-proxy");
    assertThat(spec.toString()).doesNotContain("the key");
  }
}
