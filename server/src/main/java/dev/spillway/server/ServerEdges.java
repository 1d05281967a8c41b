package dev.spillway.server;

import dev.spillway.common.cloud.ApiGatewayInvoker;
import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.process.PythonNotFoundException;
import dev.spillway.server.sandbox.Sandbox;
import dev.spillway.server.sandbox.process.OwnMemory;
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
    return new ServerEdges(Sandboxes.open(config), config.cloud().map(ApiGatewayInvoker::new));
  }
}
