package dev.spillway.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.testing.RedisFixture;
import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.docker.BaseImages;
import dev.spillway.setup.docker.DockerProbe;
import dev.spillway.setup.engine.DockerState;
import dev.spillway.setup.host.CommandResult;
import dev.spillway.setup.host.Console;
import dev.spillway.setup.host.HostCommand;
import dev.spillway.setup.host.ProcessHostCommands;
import dev.spillway.setup.host.SetupException;
import dev.spillway.setup.testing.Fixtures;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the template's services with small programs in the place of the real ones. */
final class DockerEngineIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final String DOCKERFILE =
      """
      FROM python:3.13-slim
      RUN mkdir /faas && chown 10001 /faas
      COPY main.py /main.py
      USER 10001
      ENTRYPOINT ["python3", "-u", "/main.py"]
      """;

  /** Answers every GET, and shows whether a user of no privileges can do what it must. */
  private static final String PROGRAM =
      """
      import http.server, os, signal, socket, sys
      if sys.argv[1:]:
          print("done:", *sys.argv[1:])
          sys.exit(0)
      if os.environ.get("FAAS_FUNCTION_NAME") == "broken":
          sys.exit("Tried to read 'broken' but failed because: it is broken")
      signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
      port = 4566 if "LOCAL_CLOUD_HOST" in os.environ else 8080
      if port == 8080:
          socket.socket(socket.AF_UNIX).connect("/var/run/docker.sock")
          open(os.environ["AWS_SHARED_CREDENTIALS_FILE"]).read()
          open("/faas/function.py", "w").write("print(1)")
          assert os.environ["AWS_ACCESS_KEY_ID"] == "local", os.environ
          assert "AWS_SESSION_TOKEN" not in os.environ, os.environ

      class Handler(http.server.BaseHTTPRequestHandler):
          def do_GET(self):
              self.send_response(200)
              self.end_headers()
              self.wfile.write(b'{"state": "ready", "function": "faas"}')

      http.server.HTTPServer(("0.0.0.0", port), Handler).serve_forever()
      """;

  @TempDir private Path root;

  private final String project = "setup-it-" + UUID.randomUUID().toString().substring(0, 8);
  private final Map<String, String> env = new HashMap<>();

  @BeforeEach
  void build() throws IOException {
    requireEngine();
    Fixtures.builtProject(root);
    Path template = root.resolve("docker-compose.template.yml");
    String text = Files.readString(template).replace("image: spillway/", "image: " + project + "/");
    Files.writeString(template, text);
    for (String program : List.of("load-balancer", "server", "local-cloud")) {
      Files.writeString(root.resolve(program).resolve("Dockerfile"), DOCKERFILE);
      Files.writeString(root.resolve(program).resolve("main.py"), PROGRAM);
    }
    env.put("PATH", System.getenv().getOrDefault("PATH", ""));
    env.put("ENGINE", "docker");
    env.put("PROJECT", project);
    env.put("FAAS_CONTAINER_NAME", project + "-redis");
    env.put("LOAD_BALANCER_PORT", "0");
    env.put("LOCAL_CLOUD_PORT", "0");
    env.put("REDIS_PORT", String.valueOf(RedisFixture.freePort()));
    env.put("AWS_SESSION_TOKEN", "not for the local cloud");
  }

  @AfterEach
  void leaveNothing() {
    if (env.isEmpty()) {
      return;
    }
    setup().down(false, true);
    for (String image : List.of("load-balancer", "server", "local-cloud")) {
      docker("image", "rm", "--force", project + "/" + image);
    }
  }

  @Test
  void comesUpHardenedAndGoesAway() {
    assertThatThrownBy(() -> setup().up())
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("No function is stored under 'faas'");
    storeFunction("faas");

    assertThat(setup().up()).isZero();
    assertThat(setup().status()).isZero();
    assertThat(ids()).hasSize(3).allSatisfy(this::assertHardened);
    assertThat(docker("image", "inspect", project + "/server").ok()).isTrue();

    List<String> before = ids();
    assertThat(setup().up()).isZero();
    assertThat(ids()).hasSize(3).filteredOn(id -> !before.contains(id)).hasSize(1);

    assertThat(setup().down(true, true)).isZero();
    assertThat(ids()).isEmpty();
    assertThat(docker("network", "ls", "--quiet", "--filter", label()).lines()).isEmpty();
    assertThat(docker("volume", "ls", "--quiet", "--filter", label()).lines()).isEmpty();
  }

  @Test
  void showsWhatALoadBalancerSaidThatEnds() {
    env.put("FAAS_FUNCTION_NAME", "broken");
    storeFunction("broken");

    assertThatThrownBy(() -> setup().up())
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("Tried to read 'broken' but failed because: it is broken");
  }

  private void assertHardened(String id) {
    String format =
        "{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.CapAdd}}"
            + " {{.HostConfig.SecurityOpt}} {{.HostConfig.LogConfig.Type}}"
            + " {{.HostConfig.PidsLimit}} {{.HostConfig.Memory}}";
    assertThat(docker("inspect", "--format", format, id).firstLine())
        .matches("true \\[ALL] \\[] \\[no-new-privileges:true] json-file [1-9][0-9]* [1-9][0-9]*");
    assertThat(docker("port", id).lines()).allMatch(line -> line.contains("-> 127.0.0.1:"));
  }

  private void storeFunction(String name) {
    setup().redis();
    URI address = URI.create("redis://127.0.0.1:" + env.get("REDIS_PORT"));
    try (RedisFunctionStore store = new RedisFunctionStore(address)) {
      store.await(Duration.ofSeconds(10));
      store.store(new FunctionSpec(new FunctionName(name), "print(1)"), Map.of());
    }
  }

  private void requireEngine() {
    ProcessHostCommands commands = new ProcessHostCommands(root);
    DockerState state = new DockerProbe(commands, System.getenv()).state();
    Fixtures.require(state instanceof DockerState.Usable, "no container engine: " + state);
    List<String> missing = new BaseImages(commands, Fixtures.quietConsole()).missing();
    Fixtures.require(missing.isEmpty(), "base images are not here: " + missing);
  }

  private Setup setup() {
    Console console = Fixtures.quietConsole();
    return SetupWiring.assemble(
        SetupConfig.from(env, root), console, Fixtures.question(console, ""));
  }

  private List<String> ids() {
    return docker("ps", "--quiet", "--filter", label()).lines();
  }

  private String label() {
    return "label=dev.spillway.project=" + project;
  }

  private CommandResult docker(String... words) {
    return new ProcessHostCommands(root).run(HostCommand.of("docker").plus(List.of(words)), LIMIT);
  }
}
