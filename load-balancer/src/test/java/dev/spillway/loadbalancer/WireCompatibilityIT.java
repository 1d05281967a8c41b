package dev.spillway.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.testing.RedisFixture;
import dev.spillway.loadbalancer.testing.LoadBalancerFixture;
import dev.spillway.loadbalancer.testing.PythonServer;
import dev.spillway.loadbalancer.testing.StubServerJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python's own XML-RPC on both sides of the load balancer, as in the original. */
final class WireCompatibilityIT {
  private static final String CLIENT =
      """
      import sys, xmlrpc.client
      port, path, kind, parameter = sys.argv[1:]
      value = int(parameter) if kind == "int" else parameter
      proxy = xmlrpc.client.ServerProxy("http://127.0.0.1:" + port + path)
      try:
          sys.stdout.write(proxy.call_faas(value))
      except xmlrpc.client.Fault as fault:
          sys.stdout.write("fault %d: %s" % (fault.faultCode, fault.faultString))
      """;

  @TempDir static Path folder;
  private static final RedisFixture REDIS = RedisFixture.start();
  private static LoadBalancer loadBalancer;

  @BeforeAll
  static void start() {
    try (RedisFunctionStore store = new RedisFunctionStore(REDIS.address())) {
      store.await(Duration.ofSeconds(10));
      store.store(new FunctionSpec(new FunctionName("faas"), "print()"), Map.of());
    }
    Map<String, String> environment = new HashMap<>(LoadBalancerFixture.environment(folder));
    environment.put("REDIS_URL", REDIS.address().toString());
    environment.put("NUMBER_OF_SERVERS", "1");
    environment.put("SERVER_JAR", StubServerJar.in(folder, PythonServer.class).toString());
    LoadBalancerConfig config = LoadBalancerConfig.from(environment);
    loadBalancer = LoadBalancerWiring.assemble(config, Edges.of(config));
    loadBalancer.start();
  }

  @AfterAll
  static void stop() {
    loadBalancer.close();
    LoadBalancerFixture.servers(folder.resolve("state/servers"))
        .forEach(server -> server.descendants().forEach(ProcessHandle::destroyForcibly));
    LoadBalancerFixture.servers(folder.resolve("state/servers"))
        .forEach(ProcessHandle::destroyForcibly);
    REDIS.close();
  }

  @Test
  void servesAPythonClientWithoutAPath() throws IOException, InterruptedException {
    assertThat(python("", "str", "10")).isEqualTo("Number 10, result: str 10\n");
  }

  @Test
  void servesAPythonClientAtTheRoot() throws IOException, InterruptedException {
    assertThat(python("/", "str", "10")).isEqualTo("Number 10, result: str 10\n");
  }

  @Test
  void takesAnInteger() throws IOException, InterruptedException {
    assertThat(python("", "int", "10")).isEqualTo("Number 10, result: str 10\n");
  }

  @Test
  void keepsTextOfAnyScript() throws IOException, InterruptedException {
    assertThat(python("", "str", "è <&> \u65e5"))
        .isEqualTo("Number è <&> \u65e5, result: str è <&> \u65e5\n");
  }

  @Test
  void passesAPythonServersFaultOn() throws IOException, InterruptedException {
    assertThat(python("", "str", "raise"))
        .startsWith("fault 1: ")
        .contains("ValueError")
        .contains("as asked");
  }

  private static String python(String path, String kind, String parameter)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "python3", "-X", "utf8", "-c", CLIENT, "" + loadBalancer.port(), path, kind, parameter);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
