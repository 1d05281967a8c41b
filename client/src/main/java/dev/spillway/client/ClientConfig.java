package dev.spillway.client;

import dev.spillway.client.call.BalancerAddress;
import dev.spillway.common.config.EnvReader;
import dev.spillway.common.config.Settings;
import dev.spillway.common.function.FunctionName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The client's settings.
 *
 * @param balancerHost where callers reach the load balancer
 * @param balancerPort the same; 0 where it took any free port
 * @param function the name under which the function is stored
 * @param redisPort where Redis is on this machine
 * @param redisTimeout how long to wait for it
 */
record ClientConfig(
    String balancerHost,
    int balancerPort,
    FunctionName function,
    int redisPort,
    Duration redisTimeout) {

  /** Listening at all addresses of a family is calling at the one of this machine. */
  private static final Map<String, String> CALLABLE = Map.of("0.0.0.0", "127.0.0.1", "::", "::1");

  /**
   * Reads the settings.
   *
   * @throws dev.spillway.common.config.InvalidConfigException if any is wrong, with all that are
   */
  static ClientConfig from(Map<String, String> env) {
    EnvReader reader = new EnvReader(env);
    String host = reader.read(Settings.LOAD_BALANCER_HOST);
    ClientConfig config =
        new ClientConfig(
            CALLABLE.getOrDefault(host, host),
            reader.read(Settings.LOAD_BALANCER_PORT),
            new FunctionName(reader.read(Settings.FAAS_FUNCTION_NAME)),
            reader.read(Settings.REDIS_PORT),
            reader.read(Settings.REDIS_TIMEOUT));
    reader.check();
    return config;
  }

  /** Returns where the load balancer is called, or empty where its port is not known. */
  Optional<BalancerAddress> balancer() {
    return balancerPort == 0
        ? Optional.empty()
        : Optional.of(BalancerAddress.of(balancerHost, balancerPort));
  }

  /** Returns where Redis is. */
  URI redis() {
    return URI.create("redis://127.0.0.1:" + redisPort);
  }
}
