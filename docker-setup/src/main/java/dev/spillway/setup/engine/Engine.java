package dev.spillway.setup.engine;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Runs the system's parts in one way; all steps may be repeated. */
public interface Engine {

  /** Returns what the parts run in. */
  EngineKind kind();

  /** Returns whether anything of the system is here, running or left behind. */
  boolean isPresent();

  /** Returns the ports of this machine that the system listens on now. */
  Set<Integer> ports();

  /** Checks what can be checked before anything starts, and builds what has to be built. */
  void prepare();

  /** Starts Redis where it does not run; it may need a moment until it answers. */
  void startRedis();

  /** Starts the embedded cloud where it does not run. */
  void startLocalCloud();

  /**
   * Returns where this machine reaches the embedded cloud, or empty where it does not listen yet.
   */
  Optional<URI> localCloud();

  /** Starts the load balancer anew; the servers of an older one stay. */
  void startLoadBalancer();

  /** Returns where the load balancer listens, or empty where it does not yet. */
  Optional<URI> loadBalancer();

  /** Returns whether the load balancer ended, or ends again and again. */
  boolean hasLoadBalancerFailed();

  /** Returns the last lines that the load balancer printed since it was started. */
  List<String> loadBalancerLines();

  /** Ends the load balancer. */
  void stopLoadBalancer();

  /** Ends all servers; the load balancer must have ended. */
  void removeServers();

  /** Ends the embedded cloud. */
  void stopLocalCloud();

  /** Ends Redis, if this program started it. */
  void stopRedis();

  /** Removes what is left when all parts ended. */
  void cleanUp(boolean alsoData);

  /** Prints what the parts printed. */
  int logs(boolean follow);

  /**
   * Returns where another program of the system reaches the load balancer, as HOST:PORT; empty
   * where it does not run.
   */
  Optional<String> loadBalancerInside();

  /** Runs a command of the load balancer's program to its end, on this terminal. */
  int runLoadBalancer(List<String> arguments);

  /**
   * Runs a command of the load balancer's program to its end.
   *
   * @param lines gets each line of its standard output as it comes; the rest is on this terminal
   */
  int runLoadBalancer(List<String> arguments, Consumer<String> lines);
}
