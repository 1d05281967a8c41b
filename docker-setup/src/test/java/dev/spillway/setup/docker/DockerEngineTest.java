package dev.spillway.setup.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.host.HostCommand;
import dev.spillway.setup.host.Ports;
import dev.spillway.setup.host.SetupException;
import dev.spillway.setup.testing.Fixtures;
import dev.spillway.setup.testing.ScriptedHostCommands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DockerEngineTest {
  private static final String OURS = "--filter label=dev.spillway.project=spillway";

  @TempDir private Path root;

  private final ScriptedHostCommands commands = new ScriptedHostCommands();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void build() {
    Fixtures.builtProject(root);
  }

  @Test
  void buildsTheImagesAfterWritingTheComposeFile() throws IOException {
    engine().prepare();

    assertThat(commands.deeds()).containsExactly(compose("build server loadbalancer local-cloud"));
    assertThat(Files.readString(root.resolve("docker-compose.yml")))
        .contains("name: \"spillway\"")
        .doesNotContain("{{");
  }

  @Test
  void buildsNoLocalCloudThatIsNotUsed() {
    engine("CLOUD", "none").prepare();

    assertThat(commands.deeds()).containsExactly(compose("build server loadbalancer"));
  }

  @Test
  void saysHowToBuildThePrograms() throws IOException {
    Files.delete(root.resolve("server/target/server.jar"));

    assertThatThrownBy(() -> engine().prepare())
        .hasMessage("Not built yet: server/target/server.jar")
        .extracting(e -> ((SetupException) e).remedy())
        .isEqualTo("run ./spillway build");
  }

  @Test
  void startsRedisAndLocalCloudAndRecreatesTheLoadBalancer() {
    DockerEngine engine = engine();

    engine.startRedis();
    engine.startLocalCloud();
    engine.startLoadBalancer();

    assertThat(commands.deeds())
        .containsExactly(
            compose("up --detach --no-build --no-deps redis"),
            compose("up --detach --no-build --no-deps local-cloud"),
            compose("up --detach --no-build --no-deps --force-recreate loadbalancer"));
  }

  @Test
  void handsOnTheLocalCloudsCredentialsOnly() {
    engine("CLOUD", "local").startLoadBalancer();

    HostCommand command = commands.commands().get(0);
    assertThat(command.environment())
        .containsEntry("AWS_ACCESS_KEY_ID", "local")
        .containsEntry("AWS_SECRET_ACCESS_KEY", "local")
        .containsEntry("AWS_SESSION_TOKEN", "")
        .containsEntry("AWS_ENDPOINT_URL", "http://local-cloud:4566");
  }

  @Test
  void writesNoSecretIntoTheComposeFile() throws IOException {
    Path secret = Files.writeString(root.resolve("mine"), "aws_secret_access_key = s3cr3t");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));

    engine(
            "AWS_ROLE", "arn:aws:iam::123456789012:role/x",
            "CREDENTIALS_PATH", "mine",
            "AWS_SECRET_ACCESS_KEY", "s3cr3t")
        .prepare();

    Path copy = root.resolve(".spillway/secrets/aws-credentials");
    assertThat(Files.readString(root.resolve("docker-compose.yml")))
        .contains("source: \"" + copy + "\"")
        .doesNotContain("s3cr3t");
    assertThat(copy).hasSameTextualContentAs(secret);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void refusesANameThatAnotherContainerHas() {
    commands.answer("docker ps --all --filter name=^/redis-container$", "0123456789ab \n");

    assertThatThrownBy(() -> engine().startRedis())
        .hasMessage("Another container is called 'redis-container'")
        .extracting(e -> ((SetupException) e).remedy())
        .asString()
        .contains("FAAS_CONTAINER_NAME");
  }

  @Test
  void leavesAloneThePortsOfItsOwnContainers() {
    commands.answer(
        "docker ps " + OURS + " --format {{.Ports}}",
        "127.0.0.1:8080->8080/tcp\n127.0.0.1:6379->6379/tcp\n127.0.0.1:4566->4566/tcp\n");

    new DockerEngine(config(), host(new Ports(claim -> false))).prepare();

    assertThat(commands.deeds()).hasSize(1);
  }

  @Test
  void saysWhatComposeSaid() {
    commands.fail(compose("build"), 17, "step 1\nno space left on device\n");

    assertThatThrownBy(() -> engine().prepare())
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("no space left on device");
  }

  @Test
  void findsTheLoadBalancersPort() {
    commands
        .answer(
            "docker ps --quiet " + OURS + " --filter label=dev.spillway.role=load-balancer", "ab\n")
        .answer("docker port ab 8080/tcp", "0.0.0.0:32768\n[::]:32768\n");

    assertThat(engine("LOAD_BALANCER_HOST", "0.0.0.0").loadBalancer())
        .contains(URI.create("http://127.0.0.1:32768"));
    assertThat(new DockerEngine(config(), host(free())).localCloud()).isEmpty();
  }

  @Test
  void seesThatTheLoadBalancerStartsAgainAndAgain() {
    String list = "docker ps --all --quiet " + OURS + " --filter label=dev.spillway.role=";
    commands.answer(list + "load-balancer", "ab\n");

    commands.answer("docker inspect", "running 0\n");
    assertThat(engine().hasLoadBalancerFailed()).isFalse();
    commands.answer("docker inspect", "restarting 1\n");
    assertThat(engine().hasLoadBalancerFailed()).isTrue();
    commands.answer(list + "load-balancer", "");
    assertThat(engine().hasLoadBalancerFailed()).isTrue();
  }

  @Test
  void removesWhatCarriesItsLabels() {
    commands
        .answer(
            "docker ps --all --quiet " + OURS + " --filter label=dev.spillway.role=server",
            "a\nb\n")
        .answer("docker network ls --quiet " + OURS, "net\n")
        .answer("docker volume ls --quiet " + OURS, "spillway_faas\n");
    DockerEngine engine = engine();

    engine.stopLoadBalancer();
    engine.removeServers();
    engine.cleanUp(true);

    assertThat(commands.deeds())
        .containsExactly(
            "docker stop -t 30 a b",
            "docker rm --force --volumes a b",
            "docker network rm net",
            "docker volume rm spillway_faas");
  }

  @Test
  void keepsVolumesUnlessAsked() {
    commands.answer("docker volume ls", "spillway_faas\n");

    engine().cleanUp(false);

    assertThat(commands.deeds()).isEmpty();
  }

  @Test
  void runsTheLoadBalancersCommandsInAContainer() {
    commands.fail(compose("run"), 3, "");

    List<String> lines = new ArrayList<>();
    assertThat(engine().runLoadBalancer(List.of("calibrate"), lines::add)).isEqualTo(3);
    assertThat(engine().runLoadBalancer(List.of("cloud-logs", "--follow"))).isEqualTo(3);
    assertThat(commands.deeds())
        .containsExactly(
            compose("run --rm --no-deps --no-TTY loadbalancer calibrate"),
            compose("run --rm --no-deps --no-TTY loadbalancer cloud-logs --follow"));
  }

  @Test
  void printsLogsWithNames() {
    commands
        .answer("docker ps --all " + OURS + " --format {{.Names}}", "spillway-server-x\n")
        .answer("docker logs --tail 200 spillway-server-x", "hello\n")
        .answer("docker logs --follow --tail 200 spillway-server-x", "hello again\n");

    engine().logs(false);
    engine().logs(true);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualTo("spillway-server-x | hello\nspillway-server-x | hello again\n");
  }

  private String compose(String words) {
    return "docker compose --project-name spillway --file %s --env-file /dev/null %s"
        .formatted(root.resolve("docker-compose.yml"), words);
  }

  private DockerEngine engine(String... keysAndValues) {
    return new DockerEngine(Fixtures.config(root, keysAndValues), host(free()));
  }

  private SetupConfig config() {
    return Fixtures.config(root);
  }

  private static Ports free() {
    return new Ports(claim -> true);
  }

  private DockerEngine.Host host(Ports ports) {
    return new DockerEngine.Host(commands, Fixtures.console(printed), ports, root);
  }
}
