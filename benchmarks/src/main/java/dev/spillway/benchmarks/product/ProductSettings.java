package dev.spillway.benchmarks.product;

import dev.spillway.benchmarks.process.Wait;
import dev.spillway.common.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What an installation is set to: the defaults, whatever the user's {@code .env} says. */
public final class ProductSettings {
  /** How many calls may wait, where this version of the product has a queue. */
  public static final String QUEUE_CAPACITY = "QUEUE_CAPACITY";

  /** How long they may wait. */
  public static final String QUEUE_TIMEOUT_MILLIS = "QUEUE_TIMEOUT_MILLIS";

  /** Said where something needs a queue. */
  public static final String NO_QUEUE = "this version has no queue (" + QUEUE_CAPACITY + ")";

  /** More calls than any figure has open. */
  private static final int QUEUE = 20_000;

  private static final int QUEUE_MILLIS = 60_000;

  private final Map<String, String> values = new TreeMap<>();

  private ProductSettings() {}

  /**
   * Returns the defaults, with ports, names and a folder of its own, without a cloud.
   *
   * @param engine docker or process
   */
  public static ProductSettings of(String engine, Path state) throws IOException {
    String project = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    ProductSettings settings = new ProductSettings();
    Settings.all().stream()
        .filter(setting -> setting.origin().isUsers())
        .forEach(setting -> settings.values.put(setting.key(), setting.defaultText()));
    return settings
        .with("ENGINE", engine)
        .with("CLOUD", "none")
        .with("PROJECT", project)
        .with("FAAS_CONTAINER_NAME", project + "-redis")
        .with("STATE_DIR", state.toString())
        .with("LOAD_BALANCER_PORT", Wait.freePort())
        .with("REDIS_PORT", Wait.freePort())
        // The number of servers is the figure's business.
        .with("ELASTICITY_SLEEP", 3600);
  }

  /** Returns whether this version of the product has a setting. */
  public static boolean has(String key) {
    return Settings.all().stream().anyMatch(setting -> setting.key().equals(key));
  }

  /**
   * Returns how many calls some servers and the queue take, where each server runs one at a time.
   */
  public static int capacity(int servers) {
    return has(QUEUE_CAPACITY) ? QUEUE : 2 * servers;
  }

  /** Has calls wait that find no server free, where this version of the product can do that. */
  public ProductSettings withQueue() {
    return withIfKnown(QUEUE_CAPACITY, QUEUE).withIfKnown(QUEUE_TIMEOUT_MILLIS, QUEUE_MILLIS);
  }

  /** Sets a value. */
  public ProductSettings with(String key, Object value) {
    values.put(key, String.valueOf(value));
    return this;
  }

  /** Sets a value, where this version of the product has the setting. */
  public ProductSettings withIfKnown(String key, Object value) {
    return has(key) ? with(key, value) : this;
  }

  /** Returns a value. */
  public String get(String key) {
    return values.getOrDefault(key, "");
  }

  /** Returns all, as variables of the environment. */
  public Map<String, String> environment() {
    return Map.copyOf(values);
  }
}
