package dev.spillway.server;

import dev.spillway.common.cloud.ApiGatewayInvoker;
import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.process.PythonInterpreter;
import dev.spillway.common.process.PythonNotFoundException;
import dev.spillway.server.sandbox.FunctionCommand;
import dev.spillway.server.sandbox.ProcessSandbox;
import dev.spillway.server.sandbox.Sandbox;
import dev.spillway.server.sandbox.process.OwnMemory;
import dev.spillway.server.sandbox.process.ProcessGuard;
import java.util.Optional;

/**
 * Where a server meets what is not its own; tests bring theirs.
 *
 * @param sandbox runs the function; closed with the server
 * @param cloud takes over calls, where there is a cloud
 */
public record ServerEdges(Sandbox sandbox, Optional<CloudInvoker> cloud) {

  /**
   * Returns the real ones.
   *
   * @throws PythonNotFoundException if this machine has no Python
   */
  public static ServerEdges real(ServerConfig config) {
    OwnMemory.hide();
    FunctionCommand command =
        new FunctionCommand(PythonInterpreter.find(config.searchPath()), config.searchPath());
    return new ServerEdges(
        new ProcessSandbox(command, ProcessGuard.create()),
        config.cloud().map(ApiGatewayInvoker::new));
  }
}
