package dev.spillway.loadbalancer;

import dev.spillway.common.config.InvalidConfigException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Serves calls until it is told to stop. */
@Command(
    name = "load-balancer",
    mixinStandardHelpOptions = true,
    description = {
      "Serves calls of the function until it gets SIGTERM.",
      "Its settings come from the environment."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:it ended as it should",
      " 1:it could not start",
      " 2:the configuration is invalid"
    })
public final class LoadBalancerCommand implements Callable<Integer> {
  private static final int FAILURE = 1;
  private static final int INVALID_CONFIGURATION = 2;

  private final Map<String, String> environment;

  /** Creates the command. */
  public LoadBalancerCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      LoadBalancerConfig config = LoadBalancerConfig.from(environment);
      serve(LoadBalancerWiring.assemble(config, Edges.of(config)));
      return 0;
    } catch (InvalidConfigException e) {
      System.err.println(e.getMessage());
      return INVALID_CONFIGURATION;
    } catch (StartException e) {
      System.err.println(e.getMessage());
      System.err.println(e.hint());
      return FAILURE;
    }
  }

  private static void serve(LoadBalancer loadBalancer) throws InterruptedException {
    Thread stop = new Thread(loadBalancer::close, "stop");
    try (loadBalancer) {
      Runtime.getRuntime().addShutdownHook(stop);
      loadBalancer.start();
      loadBalancer.awaitClose();
    }
  }
}
