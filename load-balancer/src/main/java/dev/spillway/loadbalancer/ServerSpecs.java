package dev.spillway.loadbalancer;

import static dev.spillway.common.config.Kind.choiceName;

import dev.spillway.common.budget.BudgetLimits;
import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.cloud.CloudTerms;
import dev.spillway.common.config.PlacementConfig;
import dev.spillway.common.config.Setting;
import dev.spillway.common.config.Settings;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.loadbalancer.pool.ServerSpec;
import dev.spillway.placement.money.Tariff;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Says what servers are given, as far as it does not depend on how they are started. */
final class ServerSpecs {
  private static final double PERCENT = 100;

  private final LoadBalancerConfig config;

  ServerSpecs(LoadBalancerConfig config) {
    this.config = config;
  }

  ServerSpec of(FunctionSpec function, Optional<CloudEndpoint> cloud) {
    LoadBalancerConfig.Servers servers = config.servers();
    Map<String, String> environment = new HashMap<>();
    put(environment, Settings.FUNCTION_DIR, config.function().folder().toAbsolutePath());
    putPlacement(environment, config.placement());
    put(environment, Settings.FUNCTION_IDEMPOTENT, function.isIdempotent());
    put(environment, Settings.SERVER_CONCURRENCY, config.capacity().callsPerServer());
    put(environment, Settings.OUTPUT_LIMIT_BYTES, servers.outputLimitBytes());
    put(environment, Settings.REQUEST_LIMIT_BYTES, config.listening().bodyLimitBytes());
    put(environment, Settings.SANDBOX, choiceName(servers.sandboxes().choice()));
    put(environment, Settings.SANDBOX_PREIMPORT, servers.sandboxes().preimport());
    put(environment, Settings.FUNCTION_MEMORY_MB, servers.sandboxes().memoryMb());
    put(environment, Settings.FUNCTION_OPEN_FILES, servers.sandboxes().openFiles());
    put(environment, Settings.FUNCTION_FILE_SIZE_MB, servers.sandboxes().fileSizeMb());
    cloud.ifPresent(
        endpoint -> {
          put(environment, Settings.CLOUD_URL, endpoint.url());
          put(environment, Settings.API_INTEGRATION, choiceName(endpoint.integration()));
          endpoint.apiKey().ifPresent(key -> put(environment, Settings.CLOUD_API_KEY, key));
          putTerms(environment, config.terms());
        });
    return new ServerSpec(environment, function.sha256());
  }

  private static void putPlacement(Map<String, String> environment, PlacementConfig placement) {
    put(environment, Settings.OFFLOAD_POLICY, placement.policy());
    put(environment, Settings.LOCAL_TIMEOUT, placement.settings().localTimeout().toSeconds());
    put(environment, Settings.RUN_LIMIT, placement.settings().runLimit().toSeconds());
    put(environment, Settings.CONFIDENCE, placement.confidence());
    put(environment, Settings.HEDGE_BUDGET, placement.hedgeShare() * PERCENT);
    placement
        .settings()
        .hedgeDelay()
        .ifPresent(delay -> put(environment, Settings.HEDGE_DELAY, delay.toMillis()));
  }

  private void putTerms(Map<String, String> environment, CloudTerms terms) {
    Tariff tariff = terms.tariff();
    put(environment, Settings.LAMBDA_MEMORY_MB, terms.size().memoryMb());
    put(environment, Settings.LAMBDA_TIMEOUT, terms.size().timeout().toSeconds());
    put(environment, Settings.CLOUD_PRICE_GB_SECOND_USD, plain(tariff.perGbSecond()));
    put(environment, Settings.CLOUD_PRICE_MILLION_REQUESTS_USD, plain(tariff.perMillionRequests()));
    put(
        environment,
        Settings.CLOUD_PRICE_MILLION_GATEWAY_REQUESTS_USD,
        plain(tariff.perMillionGatewayRequests()));
    putBudget(environment, terms.limits());
  }

  /** Servers without a budget are not told of Redis: they have nothing to ask there. */
  private void putBudget(Map<String, String> environment, BudgetLimits limits) {
    limits
        .perHour()
        .ifPresent(
            most -> put(environment, Settings.CLOUD_BUDGET_USD_PER_HOUR, plain(most.dollars())));
    limits
        .perDay()
        .ifPresent(
            most -> put(environment, Settings.CLOUD_BUDGET_USD_PER_DAY, plain(most.dollars())));
    if (!limits.isNone()) {
      put(environment, Settings.REDIS_URL, config.function().redis());
    }
  }

  /** A setting's text has no exponent. */
  private static String plain(BigDecimal dollars) {
    return dollars.toPlainString();
  }

  private static void put(Map<String, String> environment, Setting<?> setting, Object value) {
    environment.put(setting.key(), value.toString());
  }
}
