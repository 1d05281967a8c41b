package dev.spillway.simulator;

import dev.spillway.common.config.EnvReader;
import dev.spillway.common.config.Settings;
import java.net.URI;
import java.util.Map;

/**
 * Where records of calls are.
 *
 * @param function whose
 * @param callsPerServer how many calls a server runs at a time
 * @param redisPort where Redis is on this machine
 */
record RecordConfig(String function, int callsPerServer, int redisPort) {

  /**
   * Reads the settings.
   *
   * @throws dev.spillway.common.config.InvalidConfigException if any is wrong, with all that are
   */
  static RecordConfig from(Map<String, String> env) {
    EnvReader reader = new EnvReader(env);
    RecordConfig config =
        new RecordConfig(
            reader.read(Settings.FAAS_FUNCTION_NAME),
            reader.read(Settings.SERVER_CONCURRENCY),
            reader.read(Settings.REDIS_PORT));
    reader.check();
    return config;
  }

  /** Returns where Redis is. */
  URI redis() {
    return URI.create("redis://127.0.0.1:" + redisPort);
  }
}
