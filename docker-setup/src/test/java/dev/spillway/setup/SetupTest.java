package dev.spillway.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.doctor.Doctor;
import dev.spillway.setup.engine.DockerState;
import dev.spillway.setup.engine.EngineKind;
import dev.spillway.setup.engine.Engines;
import dev.spillway.setup.engine.Shutdown;
import dev.spillway.setup.engine.Startup;
import dev.spillway.setup.host.Console;
import dev.spillway.setup.host.Poll;
import dev.spillway.setup.host.Ports;
import dev.spillway.setup.host.SetupException;
import dev.spillway.setup.probe.HttpProbe;
import dev.spillway.setup.process.JdkFinder;
import dev.spillway.setup.testing.Fixtures;
import dev.spillway.setup.testing.RecordingEngine;
import dev.spillway.setup.testing.ScriptedHostCommands;
import dev.spillway.setup.testing.ScriptedRedisProbe;
import dev.spillway.setup.testing.StubServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SetupTest {
  @TempDir private Path root;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final RecordingEngine processes = new RecordingEngine(EngineKind.PROCESS);
  private final StubServer server = new StubServer().page("/_spillway/health", "ok");

  private String answer = "";

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void saysWhichEngineAndWhereItServes() {
    server.page("/readyz", "ready");
    serve();
    processes.present = false;

    assertThat(setup().up()).isZero();
    assertThat(text())
        .contains("Engine: processes (There is no docker command)")
        .endsWith("Spillway serves 'faas' at " + server.address() + " (overflow to: local)\n");
  }

  @Test
  void showsTheStatusOfALoadBalancerThatServes() {
    server.page("/status", "{\"state\":\"ready\",\"function\":\"faas\"}");
    serve();

    assertThat(setup().status()).isZero();
    assertThat(text())
        .contains("engine         processes")
        .contains("load balancer  " + server.address() + "  ready");
  }

  @Test
  void endsWithOneWhereNothingServes() {
    assertThat(setup().status()).isEqualTo(1);
    assertThat(text()).isEqualTo("Spillway does not run.\n");

    serve();
    assertThat(setup().status()).isEqualTo(1);
    assertThat(text()).contains("starting");
  }

  @Test
  void takesDownOnlyWhatIsThere() {
    assertThat(setup().down(false, false)).isZero();
    assertThat(text()).isEqualTo("Nothing runs.\n");
    assertThat(processes.deeds).isEmpty();
  }

  @Test
  void removesFromTheCloudFirst() {
    serve();

    assertThat(setup().down(true, false)).isZero();
    assertThat(processes.deeds).startsWith("run undeploy", "stop load balancer");
  }

  @Test
  void takesNothingDownWhereTheCloudDoesNotLetGo() {
    serve();
    processes.exitCode = 1;

    assertThatThrownBy(() -> setup().down(true, false)).isInstanceOf(SetupException.class);
    assertThat(processes.deeds).containsExactly("run undeploy");
  }

  @Test
  void hasNothingToRemoveFromALocalCloudThatIsGone() {
    assertThat(setup().down(true, false)).isZero();
    assertThat(processes.deeds).isEmpty();
  }

  @Test
  void handsCloudLogsToTheLoadBalancer() {
    serve();

    assertThat(setup().cloudLogs(List.of("--follow"))).isZero();
    assertThat(processes.deeds).containsExactly("run cloud-logs --follow");
    assertThatThrownBy(() -> setup("CLOUD", "none").cloudLogs(List.of()))
        .hasMessageContaining("CLOUD=none");
  }

  @Test
  void calibratesWhatRunsAndNothingElse() {
    assertThatThrownBy(() -> setup().calibrate(List.of(), false, false))
        .hasMessage("Spillway does not run");
    serve();
    processes.loadBalancer = Optional.empty();
    assertThatThrownBy(() -> setup().calibrate(List.of(), false, false))
        .hasMessage("The load balancer does not run");
    assertThatThrownBy(() -> setup("CLOUD", "none").calibrate(List.of(), false, false))
        .hasMessageContaining("CLOUD=none");
    assertThat(processes.deeds).isEmpty();
  }

  @Test
  void tellsACalibrationWhereTheLoadBalancerListens() {
    serve();

    assertThat(setup().calibrate(List.of("--param=20", "--json"), false, true)).isZero();
    assertThat(processes.deeds)
        .containsExactly(
            "run calibrate --at=" + server.address().getAuthority() + " --param=20 --json");
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, '', true",
    "false, false, y, true",
    "false, false, Yes, true",
    "false, false, n, false",
    "false, false, ' ', false",
    "false, false, '', false",
    "false, true, y, false",
    "true, true, '', true"
  })
  void storesTheSizeWhereTheUserWantsIt(
      boolean stores, boolean isJson, String typed, boolean isStored) {
    serve();
    answer = typed;
    processes.printed = List.of("| 20 | 512 MB |", "LAMBDA_MEMORY_MB=512");

    assertThat(setup().calibrate(List.of(), stores, isJson)).isZero();
    assertThat(text()).contains("LAMBDA_MEMORY_MB=512");
    assertThat(root.resolve(".env").toFile().exists()).isEqualTo(isStored);
    assertThat(text().contains("Stored in .env; ./spillway up applies it."))
        .isEqualTo(isStored && !isJson);
  }

  @Test
  void keepsTheRestOfTheFileInWhichItStores() throws IOException {
    serve();
    Files.writeString(root.resolve(".env"), "# mine\nLAMBDA_MEMORY_MB=3008\nCLOUD=local\n");
    processes.printed = List.of("  \"setting\" : \"LAMBDA_MEMORY_MB=1769\"");

    setup().calibrate(List.of(), true, true);
    assertThat(root.resolve(".env")).hasContent("# mine\nLAMBDA_MEMORY_MB=1769\nCLOUD=local\n");
  }

  @Test
  void storesNothingOfACalibrationThatFailed() {
    serve();
    processes.exitCode = 1;
    processes.printed = List.of("LAMBDA_MEMORY_MB=512");

    assertThat(setup().calibrate(List.of(), true, false)).isEqualTo(1);
    assertThat(root.resolve(".env")).doesNotExist();
  }

  @Test
  void showsLogsOfWhatRuns() {
    assertThatThrownBy(() -> setup().logs(false)).hasMessage("Spillway does not run");
    serve();
    assertThat(setup().logs(false)).isZero();
  }

  @Test
  void startsRedisAlone() {
    assertThat(setup().redis()).isZero();
    assertThat(processes.deeds).containsExactly("start redis");
  }

  @Test
  void failsWhereTheDoctorFindsAFault() {
    assertThat(setup("ENGINE", "docker").doctor()).isEqualTo(1);
    assertThat(text()).contains("fail  There is no docker command");
  }

  private void serve() {
    processes.present = true;
    processes.loadBalancer = Optional.of(server.address());
    processes.localCloud = Optional.of(server.address());
  }

  private Setup setup(String... settings) {
    SetupConfig config = Fixtures.config(root, settings);
    Console console = Fixtures.console(printed);
    DockerState docker = new DockerState.Unusable("There is no docker command", "install it");
    Engines engines = new Engines(config, docker, List::of, usable -> processes, processes);
    ScriptedHostCommands commands = new ScriptedHostCommands();
    ScriptedRedisProbe redis = new ScriptedRedisProbe(true, true);
    HttpProbe http = new HttpProbe();
    Doctor doctor =
        new Doctor(
            config,
            engines,
            new Doctor.Instruments(
                commands,
                new JdkFinder(commands, Map.of(), List.of()),
                List::of,
                new Ports(claim -> true),
                redis));
    Startup startup = new Startup(config, redis, http, Poll.realTime(), console);
    return new Setup(
        config,
        engines,
        new Setup.Parts(
            startup,
            new Shutdown(config, console),
            doctor,
            http,
            Fixtures.question(console, answer)),
        console);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
