package dev.spillway.server;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.cloud.IntegrationLimit;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.xmlrpc.InvocationHandler;
import dev.spillway.common.xmlrpc.XmlRpcServer;
import dev.spillway.server.ServerProgram.Ground;
import dev.spillway.server.execution.ExecutionSlots;
import dev.spillway.server.execution.FunctionExecutor;
import dev.spillway.server.offload.OffloadPolicy;
import dev.spillway.server.sandbox.SandboxLimits;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts the server together. */
final class ServerWiring {
  /** Whatever the function's own limit is, the gateway gives up then. */
  private static final Duration GATEWAYS = Duration.ofSeconds(29);

  private ServerWiring() {}

  /** Starts a server; closing it closes the edges. */
  static ServerProgram start(ServerConfig config, ServerEdges edges) {
    FunctionExecutor executor =
        new FunctionExecutor(
            new ExecutionSlots(config.concurrency()),
            edges.sandbox(),
            config.function(),
            new SandboxLimits(config.localTimeout(), config.outputLimitBytes()));
    CloudInvoker cloud = edges.cloud().orElseGet(CloudInvoker::none);
    FunctionServer server = new FunctionServer(executor, policy(config, edges), cloud);
    ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    XmlRpcServer handler =
        new XmlRpcServer(
            "call_function",
            InvocationHandler.on(calls, server::invoke),
            new HealthHandler(config.function()),
            calls);
    return ServerProgram.start(
        config, new Ground(EventLoops.start(1), edges.sandbox(), cloud, calls), handler);
  }

  private static OffloadPolicy policy(ServerConfig config, ServerEdges edges) {
    if (edges.cloud().isEmpty()) {
      return OffloadPolicy.localOnly();
    }
    Duration limit = config.cloud().map(cloud -> cloud.terms().size().timeout()).orElse(GATEWAYS);
    return OffloadPolicy.onTimeout(new IntegrationLimit(limit));
  }
}
