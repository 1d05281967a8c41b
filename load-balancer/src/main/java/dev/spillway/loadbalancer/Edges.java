package dev.spillway.loadbalancer;

import dev.spillway.common.budget.Budget;
import dev.spillway.common.budget.RedisBudget;
import dev.spillway.common.config.LauncherChoice;
import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.journal.CallJournal;
import dev.spillway.common.journal.RedisCallJournal;
import dev.spillway.common.net.EventLoops;
import dev.spillway.loadbalancer.deploy.AwsLambdaDeployer;
import dev.spillway.loadbalancer.deploy.CloudDeployer;
import dev.spillway.loadbalancer.pool.ServerLauncher;
import dev.spillway.loadbalancer.pool.docker.ContainerSettings;
import dev.spillway.loadbalancer.pool.docker.DockerServerLauncher;
import dev.spillway.loadbalancer.pool.process.ProcessServerLauncher;
import dev.spillway.loadbalancer.pool.process.ProcessSettings;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where the program ends and others begin.
 *
 * @param loops the network
 * @param threads where calls may block, one virtual thread each
 * @param store Redis
 * @param budget what calls to the cloud may cost, where that is limited; in Redis, too
 * @param journal where records of calls are kept; in Redis, too
 * @param deployer the cloud
 * @param launcher Docker, or this machine's processes
 * @param resources what they need closed
 */
record Edges(
    EventLoops loops,
    ExecutorService threads,
    RedisFunctionStore store,
    Optional<Budget> budget,
    CallJournal journal,
    CloudDeployer deployer,
    ServerLauncher launcher,
    Resources resources) {
  private static final int EVENT_LOOPS =
      Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  /** Returns the real ones. */
  static Edges of(LoadBalancerConfig config) {
    Resources resources = new Resources();
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("call-", 0).factory());
    resources.add(threads::shutdownNow);
    EventLoops loops = resources.add(EventLoops.start(EVENT_LOOPS));
    RedisFunctionStore store = resources.add(new RedisFunctionStore(config.function().redis()));
    return new Edges(
        loops,
        threads,
        store,
        RedisBudget.open(config.function().redis(), config.terms().limits()).map(resources::add),
        resources.add(journal(config)),
        deployer(config),
        launcher(config, resources),
        resources);
  }

  private static CallJournal journal(LoadBalancerConfig config) {
    return config.records().isNothing()
        ? CallJournal.none()
        : RedisCallJournal.open(
            config.function().redis(), config.records(), InstantSource.system());
  }

  private static CloudDeployer deployer(LoadBalancerConfig config) {
    return config
        .cloud()
        .<CloudDeployer>map(cloud -> new AwsLambdaDeployer(cloud, InstantSource.system()))
        .orElseGet(CloudDeployer::none);
  }

  private static ServerLauncher launcher(LoadBalancerConfig config, Resources resources) {
    if (config.servers().launcher() == LauncherChoice.PROCESS) {
      return new ProcessServerLauncher(processes(config), new SecureRandom());
    }
    return resources.add(
        new DockerServerLauncher(
            DockerServerLauncher.client(), containers(config), new SecureRandom()));
  }

  private static ProcessSettings processes(LoadBalancerConfig config) {
    return new ProcessSettings(
        config.processes().program(),
        config.processes().stateFolder().resolve("servers"),
        // What the JVM takes by itself in a container of that size.
        Math.max(64, config.servers().memoryMb() / 4),
        loopback(config.listening().host()));
  }

  /** Where one listens on all addresses, the machine's own is one of them. */
  private static String loopback(String host) {
    return host.equals("0.0.0.0") ? "127.0.0.1" : host;
  }

  private static ContainerSettings containers(LoadBalancerConfig config) {
    LoadBalancerConfig.Containers containers = config.containers();
    return new ContainerSettings(
        containers.project(),
        containers.image(),
        containers.network(),
        containers.volume(),
        config.function().folder(),
        config.servers().memoryMb(),
        config.servers().pids());
  }
}
