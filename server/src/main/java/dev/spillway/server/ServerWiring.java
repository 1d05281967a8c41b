package dev.spillway.server;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.xmlrpc.InvocationHandler;
import dev.spillway.common.xmlrpc.XmlRpcServer;
import dev.spillway.server.ServerProgram.Ground;
import dev.spillway.server.execution.ExecutionSlots;
import dev.spillway.server.execution.FunctionExecutor;
import dev.spillway.server.offload.Offloader;
import dev.spillway.server.sandbox.SandboxLimits;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts the server together. */
final class ServerWiring {
  private ServerWiring() {}

  /** Starts a server; closing it closes the edges. */
  static ServerProgram start(ServerConfig config, ServerEdges edges) {
    FunctionExecutor executor =
        new FunctionExecutor(
            new ExecutionSlots(config.concurrency()),
            edges.sandbox(),
            config.function(),
            new SandboxLimits(config.placement().settings().runLimit(), config.outputLimitBytes()),
            config.placement().settings().localTimeout());
    ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    CloudInvoker cloud = edges.cloud().orElseGet(CloudInvoker::none);
    FunctionServer server =
        new FunctionServer(
            executor,
            new Offloader(
                config.placement(),
                new Offloader.Function(config.isIdempotent()),
                cloud,
                edges.estimates(),
                calls));
    XmlRpcServer handler =
        new XmlRpcServer(
            "call_function",
            InvocationHandler.on(calls, server::invoke),
            new HealthHandler(config.function()),
            calls);
    return ServerProgram.start(
        config, new Ground(EventLoops.start(1), edges.sandbox(), cloud, calls), handler);
  }
}
