package dev.spillway.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.spillway.common.budget.BudgetLimits;
import dev.spillway.common.cloud.CloudTerms;
import dev.spillway.common.config.ConfigProblem;
import dev.spillway.common.config.InvalidConfigException;
import dev.spillway.common.config.LauncherChoice;
import dev.spillway.common.config.PlacementConfig;
import dev.spillway.common.config.SandboxChoice;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.journal.JournalLimits;
import dev.spillway.loadbalancer.LoadBalancerConfig.Capacity;
import dev.spillway.loadbalancer.LoadBalancerConfig.Containers;
import dev.spillway.loadbalancer.LoadBalancerConfig.Function;
import dev.spillway.loadbalancer.LoadBalancerConfig.Listening;
import dev.spillway.loadbalancer.LoadBalancerConfig.Processes;
import dev.spillway.loadbalancer.LoadBalancerConfig.Sandboxes;
import dev.spillway.loadbalancer.LoadBalancerConfig.Servers;
import dev.spillway.loadbalancer.deploy.DeployConfig;
import dev.spillway.placement.money.LambdaSize;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Tariff;
import dev.spillway.placement.policy.PolicySettings;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LoadBalancerConfigTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/lambda";

  @Test
  void hasDefaults() {
    assertThat(LoadBalancerConfig.from(Map.of()))
        .isEqualTo(
            new LoadBalancerConfig(
                new Listening("127.0.0.1", 8080, 1_048_576, Optional.empty()),
                new Function(
                    new FunctionName("faas"),
                    URI.create("redis://127.0.0.1:6379"),
                    Duration.ofSeconds(30),
                    Path.of("/faas")),
                new Capacity(2, 1, Duration.ofSeconds(5), 0, 1024, Duration.ofSeconds(30)),
                Optional.empty(),
                new CloudTerms(
                    new Tariff(
                        new BigDecimal("0.20"),
                        new BigDecimal("0.0000166667"),
                        new BigDecimal("3.50")),
                    new LambdaSize(3008, Duration.ofSeconds(29)),
                    BudgetLimits.NONE),
                new PlacementConfig(
                    "timeout",
                    PolicySettings.defaults().withRunLimit(Duration.ofMinutes(1)),
                    0.95,
                    Optional.empty(),
                    0.05),
                new JournalLimits(100_000, Duration.ofHours(24)),
                new Servers(
                    LauncherChoice.PROCESS,
                    Duration.ofSeconds(30),
                    6_291_456,
                    512,
                    256,
                    new Sandboxes(SandboxChoice.ZYGOTE, true, 4096, 1024, 1024)),
                new Containers("spillway", "spillway/server", "spillway", "spillway_faas"),
                new Processes(Path.of("server/target/server.jar"), Path.of(".spillway"))));
  }

  @Test
  void readsEveryKey() {
    assertThat(LoadBalancerConfig.from(everyKey()))
        .isEqualTo(
            new LoadBalancerConfig(
                new Listening("0.0.0.0", 81, 2048, Optional.of(Path.of("/p"))),
                new Function(
                    new FunctionName("f"),
                    URI.create("redis://r:1"),
                    Duration.ofSeconds(3),
                    Path.of("/d")),
                new Capacity(4, 5, Duration.ofSeconds(6), 1, 11, Duration.ofMillis(12)),
                DeployConfig.from(everyKey()),
                new CloudTerms(
                    new Tariff(new BigDecimal("1"), new BigDecimal("0.002"), new BigDecimal("3")),
                    new LambdaSize(129, Duration.ofSeconds(4)),
                    new BudgetLimits(
                        Optional.of(new Money(5_000_000_000L)), Optional.of(new Money(6_500_000)))),
                new PlacementConfig(
                    "predictive",
                    new PolicySettings(
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(14),
                        Optional.of(Duration.ofMillis(250)),
                        0.01,
                        0.1),
                    0.9,
                    Optional.of(Duration.ofMillis(700)),
                    0.25),
                new JournalLimits(14, Duration.ofHours(15)),
                new Servers(
                    LauncherChoice.DOCKER,
                    Duration.ofSeconds(7),
                    4096,
                    128,
                    64,
                    new Sandboxes(SandboxChoice.PROCESS, false, 65, 17, 2)),
                new Containers("p", "i", "n", "v"),
                new Processes(Path.of("s.jar"), Path.of("/s"))));
  }

  private static Map<String, String> everyKey() {
    Map<String, String> env = new HashMap<>();
    env.put("LOAD_BALANCER_HOST", "0.0.0.0");
    env.put("LOAD_BALANCER_PORT", "81");
    env.put("REQUEST_LIMIT_BYTES", "2048");
    env.put("PORT_FILE", "/p");
    env.put("FAAS_FUNCTION_NAME", "f");
    env.put("REDIS_URL", "redis://r:1");
    env.put("REDIS_TIMEOUT", "3");
    env.put("FUNCTION_DIR", "/d");
    env.put("NUMBER_OF_SERVERS", "4");
    env.put("SERVER_CONCURRENCY", "5");
    env.put("ELASTICITY_SLEEP", "6");
    env.put("QUEUE_CAPACITY", "11");
    env.put("QUEUE_TIMEOUT_MILLIS", "12");
    env.put("CALL_RECORDS", "14");
    env.put("CALL_RECORD_HOURS", "15");
    env.put("WARM_SPARES", "1");
    env.put("CLOUD", "aws");
    env.put("AWS_ROLE", ROLE);
    env.putAll(everyTerm());
    env.put("LAUNCHER", "docker");
    env.put("SERVER_START_TIMEOUT", "7");
    env.put("LOCAL_TIMEOUT", "8");
    env.putAll(everyPlacement());
    env.put("OUTPUT_LIMIT_BYTES", "4096");
    env.put("SERVER_MEMORY_MB", "128");
    env.put("SERVER_PIDS", "64");
    env.putAll(everySandboxKey());
    env.put("PROJECT", "p");
    env.put("SERVER_IMAGE", "i");
    env.put("SERVER_NETWORK", "n");
    env.put("FUNCTION_VOLUME", "v");
    env.put("SERVER_JAR", "s.jar");
    env.put("STATE_DIR", "/s");
    return env;
  }

  private static Map<String, String> everyPlacement() {
    return Map.of(
        "RUN_LIMIT", "9",
        "OFFLOAD_POLICY", "predictive",
        "DEADLINE", "700",
        "CONFIDENCE", "0.9",
        "EXPLORATION", "1",
        "HEDGE_DELAY", "250",
        "HEDGE_BUDGET", "25");
  }

  private static Map<String, String> everySandboxKey() {
    return Map.of(
        "SANDBOX", "process",
        "SANDBOX_PREIMPORT", "false",
        "FUNCTION_MEMORY_MB", "65",
        "FUNCTION_OPEN_FILES", "17",
        "FUNCTION_FILE_SIZE_MB", "2");
  }

  private static Map<String, String> everyTerm() {
    return Map.of(
        "LAMBDA_MEMORY_MB", "129",
        "LAMBDA_TIMEOUT", "4",
        "CLOUD_PRICE_MILLION_REQUESTS_USD", "1",
        "CLOUD_PRICE_GB_SECOND_USD", "0.002",
        "CLOUD_PRICE_MILLION_GATEWAY_REQUESTS_USD", "3",
        "CLOUD_BUDGET_USD_PER_HOUR", "5",
        "CLOUD_BUDGET_USD_PER_DAY", "0.0065");
  }

  @Test
  void reportsAllBadValuesAtOnce() {
    Map<String, String> env = new HashMap<>();
    env.put("LOAD_BALANCER_PORT", "70000");
    env.put("NUMBER_OF_SERVERS", "0");
    env.put("LOCAL_TIMEOUT", "soon");
    env.put("REDIS_URL", "redis://not a url");
    env.put("LAUNCHER", "swarm");
    env.put("LAMBDA_TIMEOUT", "30");
    env.put("CLOUD_BUDGET_USD_PER_DAY", "lots");
    env.put("CLOUD", "aws");
    assertThatThrownBy(() -> LoadBalancerConfig.from(env))
        .asInstanceOf(type(InvalidConfigException.class))
        .extracting(InvalidConfigException::problems)
        .asInstanceOf(list(ConfigProblem.class))
        .extracting(ConfigProblem::key)
        .containsExactlyInAnyOrder(
            "LOAD_BALANCER_PORT",
            "NUMBER_OF_SERVERS",
            "LOCAL_TIMEOUT",
            "REDIS_URL",
            "LAMBDA_TIMEOUT",
            "CLOUD_BUDGET_USD_PER_DAY",
            "LAUNCHER",
            "AWS_ROLE");
  }

  @Test
  void takesTheCloudByItselfWhereThereIsARole() {
    assertThat(LoadBalancerConfig.from(Map.of("AWS_ROLE", ROLE)).cloud()).isPresent();
    assertThat(LoadBalancerConfig.from(Map.of("AWS_ROLE", ROLE, "CLOUD", "none")).cloud())
        .isEmpty();
  }

  @Test
  void takesALocalCloudOnlyByItsAddress() {
    assertThatThrownBy(() -> LoadBalancerConfig.from(Map.of("CLOUD", "local")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("AWS_ENDPOINT_URL");
    Map<String, String> env =
        Map.of("CLOUD", "local", "AWS_ROLE", ROLE, "AWS_ENDPOINT_URL", "http://127.0.0.1:4566");
    assertThat(LoadBalancerConfig.from(env).cloud()).isPresent();
  }

  @Test
  void offloadsBeyondTwiceTheServersTimesTheirConcurrency() {
    Capacity capacity = new Capacity(3, 4, Duration.ofSeconds(1), 0, 0, Duration.ZERO);
    assertThat(capacity.maxServers()).isEqualTo(6);
    assertThat(capacity.calls()).isEqualTo(24);
  }
}
