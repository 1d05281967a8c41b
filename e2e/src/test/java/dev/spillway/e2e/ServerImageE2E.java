package dev.spillway.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.common.xmlrpc.XmlRpcCallException;
import dev.spillway.common.xmlrpc.XmlRpcClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** The server's image by itself, built from its Dockerfile, without a load balancer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServerImageE2E {
  private static final int PORT = 8000;
  private static final Path MODULE = Installation.ROOT.resolve("server");

  @TempDir static Path folder;

  private final EventLoops loops = EventLoops.start(1);
  private final XmlRpcClient client =
      new XmlRpcClient(loops, "call_function", Duration.ofSeconds(5));

  @BeforeAll
  static void requireEngine() throws IOException {
    DockerCli.require("eclipse-temurin:25-jdk", "python:3.13-slim");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.copy(Installation.ROOT.resolve("examples/fibonacci.py"), folder.resolve("function.py"));
  }

  @AfterAll
  void closeClient() {
    client.close();
    loops.close();
  }

  @Test
  void servesOnAReadOnlyRootAsNobodyInParticular() throws XmlRpcCallException {
    try (GenericContainer<?> server = server()) {
      server.start();

      HostPort address = new HostPort(server.getHost(), server.getMappedPort(PORT));
      InvocationReply reply = client.call(address, Invocation.of("10"), Duration.ofSeconds(30));

      assertThat(reply.answer())
          .isEqualTo(new Value("Number 10, result: The Fibonacci number at position 10 is: 55\n"));
    }
  }

  @Test
  void endsByItselfWhenItIsStopped() {
    try (GenericContainer<?> server = server()) {
      server.start();
      String id = server.getContainerId();

      var docker = server.getDockerClient();
      docker.stopContainerCmd(id).withTimeout(10).exec();

      // 137 would mean that it had to be killed.
      assertThat(docker.inspectContainerCmd(id).exec().getState().getExitCodeLong()).isEqualTo(143);
    }
  }

  private static GenericContainer<?> server() {
    ImageFromDockerfile image =
        new ImageFromDockerfile()
            .withFileFromPath("Dockerfile", MODULE.resolve("Dockerfile"))
            .withFileFromPath("jvm.options", MODULE.resolve("jvm.options"))
            .withFileFromPath("training.py", MODULE.resolve("training.py"))
            .withFileFromPath("target/lib", MODULE.resolve("target/lib"))
            .withFileFromPath("target/server.jar", MODULE.resolve("target/server.jar"));
    return new GenericContainer<>(image)
        .withExposedPorts(PORT)
        .waitingFor(Wait.forHttp("/readyz").forPort(PORT))
        .withCreateContainerCmdModifier(create -> confine(requireNonNull(create.getHostConfig())));
  }

  private static void confine(HostConfig host) {
    host.withReadonlyRootfs(true)
        .withTmpFs(Map.of("/tmp", "rw,size=64m,mode=1777"))
        .withBinds(Bind.parse(folder + ":/faas:ro"));
  }
}
