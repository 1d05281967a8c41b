package dev.spillway.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.testing.RedisFixture;
import dev.spillway.common.xmlrpc.XmlRpcAnswer;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.loadbalancer.testing.Caller;
import dev.spillway.loadbalancer.testing.LoadBalancerFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server killed while all of them work. */
final class KilledServerIT {
  private static final int CALLERS = 6;
  private static final int CALLS_EACH = 60;

  @TempDir Path folder;
  private final RedisFixture redis = RedisFixture.start();
  private final Caller caller = new Caller();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void storeTheFunction() {
    environment.putAll(LoadBalancerFixture.environment(folder));
    environment.put("REDIS_URL", redis.address().toString());
    environment.put("NUMBER_OF_SERVERS", "3");
    try (RedisFunctionStore store = new RedisFunctionStore(redis.address())) {
      store.await(Duration.ofSeconds(10));
      store.store(new FunctionSpec(new FunctionName("faas"), "print()"), Map.of());
    }
  }

  @AfterEach
  void endAll() {
    servers().forEach(ProcessHandle::destroyForcibly);
    caller.close();
    redis.close();
  }

  @Test
  void losesNothingButTheCallsThatTheKilledServerHad() {
    LoadBalancerConfig config = LoadBalancerConfig.from(environment);
    try (LoadBalancer loadBalancer = LoadBalancerWiring.assemble(config, Edges.of(config));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      loadBalancer.start();
      int port = loadBalancer.port();
      List<CompletableFuture<List<XmlRpcAnswer>>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        callers.add(CompletableFuture.supplyAsync(() -> calls(port), threads));
      }
      await().until(() -> inFlight(port) >= 3);
      servers().getFirst().destroyForcibly();

      List<XmlRpcAnswer> answers =
          callers.stream().flatMap(future -> future.join().stream()).toList();
      assertThat(answers).hasSize(CALLERS * CALLS_EACH);
      List<XmlRpcAnswer> lost =
          answers.stream().filter(answer -> !(answer instanceof Value)).toList();
      assertThat(lost)
          .hasSizeLessThanOrEqualTo(CALLERS)
          .allMatch(
              answer ->
                  answer instanceof Fault fault
                      && fault.code() == FaultCode.MAY_HAVE_EXECUTED.number());
      await().atMost(Duration.ofSeconds(20)).until(() -> servers().size() == 3);
      await().until(() -> inFlight(port) == 0);
    }
  }

  private List<XmlRpcAnswer> calls(int port) {
    List<XmlRpcAnswer> answers = new ArrayList<>();
    for (int i = 0; i < CALLS_EACH; i++) {
      answers.add(caller.call(port, "wait:20").answer());
    }
    return answers;
  }

  private int inFlight(int port) {
    String status = caller.text(port, "/status");
    return Integer.parseInt(status.replaceAll("(?s).*\"active\":(\\d+).*", "$1"));
  }

  private List<ProcessHandle> servers() {
    return LoadBalancerFixture.servers(folder.resolve("state/servers"));
  }
}
