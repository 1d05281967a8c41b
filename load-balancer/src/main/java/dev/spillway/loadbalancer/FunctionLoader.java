package dev.spillway.loadbalancer;

import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.function.FunctionStoreException;
import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.process.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

/** Brings the function from Redis into the folder where the servers find it. */
final class FunctionLoader {
  private static final String FILE = "function.py";

  private final RedisFunctionStore store;
  private final LoadBalancerConfig.Function config;

  FunctionLoader(RedisFunctionStore store, LoadBalancerConfig.Function config) {
    this.store = store;
    this.config = config;
  }

  FunctionSpec load() {
    FunctionSpec function = fetch();
    Path file = config.folder().resolve(FILE);
    try {
      AtomicFile.write(file, function.source());
      return function;
    } catch (IOException e) {
      throw new StartException(
          "Tried to write " + file.toAbsolutePath() + " but failed because: " + e,
          "Make FUNCTION_DIR a folder that the load balancer may write to.",
          e);
    }
  }

  private FunctionSpec fetch() {
    FunctionName name = config.name();
    try {
      store.await(config.redisLimit());
      return store.fetch(name).orElseThrow(() -> missing(name));
    } catch (FunctionStoreException e) {
      throw new StartException(
          String.valueOf(e.getMessage()),
          "Start Redis (./spillway redis), or set REDIS_URL to where it is.",
          e);
    }
  }

  private static StartException missing(FunctionName name) {
    return new StartException(
        "Redis has no function under the key '"
            + name
            + "': store one with ./spillway add-faas FILE",
        "Another key can be served by FAAS_FUNCTION_NAME.",
        null);
  }
}
