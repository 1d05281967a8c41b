package dev.spillway.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.testing.RedisFixture;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.loadbalancer.deploy.CloudFixture;
import dev.spillway.loadbalancer.testing.Caller;
import dev.spillway.loadbalancer.testing.LoadBalancerFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A load balancer whose overflow is paid from a budget, with the embedded cloud and real Redis. */
@Timeout(120)
@SuppressWarnings("NullAway.Init")
final class CloudBudgetIT {
  @TempDir Path folder;

  private final RedisFixture redis = RedisFixture.start();
  private final CloudFixture cloud = CloudFixture.start();
  private final Caller caller = new Caller();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void storeFunction() {
    environment.putAll(LoadBalancerFixture.environment(folder));
    environment.putAll(CloudFixture.env(cloud.endpoint()));
    environment.put("REDIS_URL", redis.address().toString());
    environment.put("NUMBER_OF_SERVERS", "1");
    environment.put("QUEUE_CAPACITY", "0");
    environment.put("LAMBDA_TIMEOUT", "1");
    environment.put("LAMBDA_MEMORY_MB", "128");
    try (RedisFunctionStore store = new RedisFunctionStore(redis.address())) {
      store.await(Duration.ofSeconds(10));
      store.store(new FunctionSpec(new FunctionName("faas"), "print('cloud')"), Map.of());
    }
    logger("ROOT").addAppender(log);
    logger("dev.spillway").setLevel(Level.TRACE);
    log.start();
  }

  @AfterEach
  void endAll() {
    logger("ROOT").detachAppender(log);
    logger("dev.spillway").setLevel(null);
    LoadBalancerFixture.servers(folder.resolve("state/servers"))
        .forEach(ProcessHandle::destroyForcibly);
    caller.close();
    cloud.close();
    redis.close();
  }

  @Test
  void sendsToTheCloudWhatIsPaidForAndSaysWhyNotTheRest() {
    // One call can cost 4 x 3,500 + 200 + 11 s x 128 MB = 37,117 nanodollars, and costs far less.
    environment.put("CLOUD_BUDGET_USD_PER_DAY", "0.00004");
    try (LoadBalancer loadBalancer = assemble()) {
      loadBalancer.start();
      int port = loadBalancer.port();
      CompletableFuture<?> running = occupyServers(port);
      assertThat(caller.call(port, "1").site()).contains(ExecutionSite.CLOUD);
      assertNotPaid(caller.call(port, "2"), "CLOUD_BUDGET_USD_PER_DAY");
      assertThat(caller.text(port, "/status"))
          .contains("\"sent\":1,\"heldBack\":1", "\"budget\":\"known\"")
          .contains("\"limitUsd\":0.000040000", "\"reservedUsd\":0.000000000")
          .contains("\"calls\":1,\"refused\":1");
      running.join();
      redis.close();
      assertThat(caller.call(port, "3").site()).contains(ExecutionSite.LOCAL);
      CompletableFuture<?> again = occupyServers(port);
      assertNotPaid(caller.call(port, "4"), "make Redis answer");
      assertThat(caller.text(port, "/status")).contains("\"budget\":\"unknown\"");
      again.join();
    }
  }

  @Test
  void givesServersTheirShareAndNoLogTheKey() {
    environment.put("CLOUD_BUDGET_USD_PER_HOUR", "0.5");
    try (LoadBalancer loadBalancer = assemble()) {
      loadBalancer.start();
      int port = loadBalancer.port();
      assertThat(caller.result(port, "env:REDIS_URL")).endsWith(redis.address().toString());
      assertThat(caller.result(port, "env:CLOUD_BUDGET_USD_PER_HOUR")).endsWith("0.500000000");
      CompletableFuture<?> running = occupyServers(port);
      assertThat(caller.call(port, "1").site()).contains(ExecutionSite.CLOUD);
      cloud.close();
      assertThat(caller.call(port, "2").site()).isEmpty();
      running.join();
      String key = caller.result(port, "env:CLOUD_API_KEY").replaceAll(".*: ", "");
      assertThat(key).hasSizeGreaterThan(19);
      assertThat(List.copyOf(log.list))
          .isNotEmpty()
          .noneMatch(event -> event.getFormattedMessage().contains(key))
          .noneMatch(event -> String.valueOf(event.getThrowableProxy()).contains(key));
    }
  }

  private static void assertNotPaid(InvocationReply reply, String words) {
    assertThat(reply.site()).isEmpty();
    assertThat(reply.answer())
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(FaultCode.NO_BUDGET.number());
              assertThat(fault.message()).contains(words);
            });
  }

  /** Keeps the servers busy for some seconds. */
  private CompletableFuture<?> occupyServers(int port) {
    CompletableFuture<?>[] calls =
        Stream.generate(() -> CompletableFuture.runAsync(() -> caller.result(port, "wait:6000")))
            .limit(2)
            .toArray(CompletableFuture<?>[]::new);
    await().until(() -> caller.text(port, "/status").contains("\"active\":2"));
    return CompletableFuture.allOf(calls);
  }

  private LoadBalancer assemble() {
    LoadBalancerConfig config = LoadBalancerConfig.from(environment);
    return LoadBalancerWiring.assemble(config, Edges.of(config));
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
