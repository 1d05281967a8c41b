package dev.spillway.server;

import dev.spillway.common.budget.Budget;
import dev.spillway.common.budget.RedisBudget;
import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.cloud.PaidCloud;
import dev.spillway.common.process.PythonNotFoundException;
import dev.spillway.placement.estimate.Estimates;
import dev.spillway.server.sandbox.Sandbox;
import dev.spillway.server.sandbox.process.OwnMemory;
import java.util.Optional;

/**
 * Where a server meets what is not its own; tests bring theirs.
 *
 * @param sandbox runs the function; closed with the server
 * @param cloud takes over calls, where there is a cloud; closed with the server
 * @param estimates of how long calls take, here and in that cloud
 */
public record ServerEdges(Sandbox sandbox, Optional<CloudInvoker> cloud, Estimates estimates) {

  /**
   * Returns the real ones.
   *
   * @throws PythonNotFoundException if this machine has no Python
   */
  public static ServerEdges real(ServerConfig config) {
    OwnMemory.hide();
    Estimates estimates = new Estimates(config.estimatedTerms(), config.placement().confidence());
    return new ServerEdges(
        Sandboxes.open(config), config.cloud().map(cloud -> open(cloud, estimates)), estimates);
  }

  private static CloudInvoker open(ServerConfig.Cloud cloud, Estimates estimates) {
    Optional<Budget> budget = RedisBudget.open(cloud.redis(), cloud.terms().limits());
    return PaidCloud.open(cloud.endpoint(), cloud.terms(), budget, estimates);
  }
}
