package dev.spillway.setup.probe;

import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionStoreException;
import dev.spillway.common.function.RedisFunctionStore;
import java.net.URI;
import java.time.Duration;

/** Asks Redis on this machine through the function store. Thread-safe. */
public final class StoreRedisProbe implements RedisProbe {
  private final URI address;

  /** Creates a probe of a port. */
  public StoreRedisProbe(int port) {
    this.address = URI.create("redis://127.0.0.1:" + port);
  }

  @Override
  public boolean answers(Duration limit) {
    try (RedisFunctionStore store = new RedisFunctionStore(address)) {
      store.await(limit);
      return true;
    } catch (FunctionStoreException e) {
      return false;
    }
  }

  @Override
  public boolean has(FunctionName name) {
    try (RedisFunctionStore store = new RedisFunctionStore(address)) {
      return store.fetch(name).isPresent();
    }
  }
}
