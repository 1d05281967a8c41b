package dev.spillway.client;

import dev.spillway.client.call.BalancerAddress;
import dev.spillway.client.call.XmlRpcFunctionCaller;
import dev.spillway.client.source.HttpDownload;
import dev.spillway.client.source.PythonSyntax;
import dev.spillway.client.source.SourceReader;
import dev.spillway.client.store.FunctionAdder;
import dev.spillway.client.store.RedisProbe;
import dev.spillway.client.store.RedisStarter;
import dev.spillway.client.store.RunningSystem;
import dev.spillway.client.store.StatusPage;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.function.FunctionStoreException;
import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.net.EventLoops;
import java.time.Duration;
import java.util.Optional;

/** Puts the client's parts together. */
final class ClientWiring {
  private static final Duration DOWNLOAD_LIMIT = Duration.ofSeconds(30);

  private ClientWiring() {}

  /** Returns a caller of a load balancer. */
  static XmlRpcFunctionCaller caller(BalancerAddress address, Duration limit) {
    return new XmlRpcFunctionCaller(EventLoops.start(1), address, limit);
  }

  /** Returns what stores functions in a store. */
  static FunctionAdder adder(ClientEdges edges, ClientConfig config, RedisFunctionStore store) {
    RedisStarter.Place place =
        new RedisStarter.Place(edges.root(), edges.java(), config.redisPort());
    RedisStarter redis = new RedisStarter(probe(store), edges.programs(), place);
    RunningSystem system =
        config
            .balancer()
            .<RunningSystem>map(address -> new StatusPage(address.at("/status")))
            .orElse(() -> false);
    return new FunctionAdder(
        new SourceReader(
            edges.streams().in(),
            new HttpDownload(DOWNLOAD_LIMIT),
            FunctionSpec.SOURCE_LIMIT_BYTES),
        new PythonSyntax(edges.programs()),
        new FunctionAdder.Target(redis, config.redisTimeout(), store, system),
        edges.clock(),
        edges.streams().err());
  }

  private static RedisProbe probe(RedisFunctionStore store) {
    return limit -> {
      try {
        store.await(limit);
        return Optional.empty();
      } catch (FunctionStoreException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    };
  }
}
