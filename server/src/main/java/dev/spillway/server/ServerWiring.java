package dev.spillway.server;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.http.HttpHandler;
import dev.spillway.common.xmlrpc.XmlRpcServer;
import dev.spillway.server.execution.ExecutionSlots;
import dev.spillway.server.execution.FunctionExecutor;
import dev.spillway.server.offload.OffloadPolicy;
import dev.spillway.server.sandbox.SandboxLimits;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

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
            new SandboxLimits(config.localTimeout(), config.outputLimitBytes()));
    OffloadPolicy policy =
        edges.cloud().isPresent() ? OffloadPolicy.onTimeout() : OffloadPolicy.localOnly();
    FunctionServer server =
        new FunctionServer(executor, policy, edges.cloud().orElseGet(CloudInvoker::none));
    HttpHandler handler =
        new XmlRpcServer("call_function", server, new HealthHandler(config.function()));
    return ServerProgram.start(config, vertx(), edges.sandbox(), handler);
  }

  /** Without the folder that Vert.x otherwise makes to unpack files from jars. */
  private static Vertx vertx() {
    return Vertx.vertx(
        new VertxOptions()
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false)));
  }
}
