package dev.spillway.loadbalancer.pool;

import dev.spillway.common.net.HostPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way to start servers. Servers outlive the load balancer: whoever comes next finds them by
 * {@link #list}. All methods block, and throw {@link LaunchException} where they fail.
 * Implementations are thread-safe.
 */
public interface ServerLauncher {

  /** Returns the hash of what a server would be launched with now. */
  String configOf(ServerSpec spec);

  /** Returns the address at which servers reach this load balancer, where they do. */
  Optional<String> balancerHost();

  /**
   * Starts a server under a new name; it may need a while until it answers.
   *
   * @param own settings of this server alone, which do not count as its config
   */
  LaunchedServer launch(ServerSpec spec, Map<String, String> own);

  /**
   * Returns all servers of this installation, also those that have ended and left something; those
   * that are paused come last.
   */
  List<LaunchedServer> list();

  /**
   * Returns where a server listens, or empty where it does not yet.
   *
   * @throws LaunchException if the server has ended
   */
  Optional<HostPort> locate(LaunchedServer server);

  /**
   * Stops a server where it is, until it is resumed; does nothing where it is paused.
   *
   * @throws LaunchException if the server has ended
   */
  void pause(LaunchedServer server);

  /**
   * Lets a server go on; does nothing where it is not paused.
   *
   * @throws LaunchException if the server has ended
   */
  void resume(LaunchedServer server);

  /**
   * Ends a server, paused or not, and takes away what it left; does nothing where there is none.
   */
  void remove(LaunchedServer server);
}
