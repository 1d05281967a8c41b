package dev.spillway.loadbalancer.pool.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.process.ProcessRecord;
import dev.spillway.loadbalancer.pool.HttpProbe;
import dev.spillway.loadbalancer.pool.LaunchException;
import dev.spillway.loadbalancer.pool.LaunchedServer;
import dev.spillway.loadbalancer.pool.Probe;
import dev.spillway.loadbalancer.pool.ServerLauncher;
import dev.spillway.loadbalancer.pool.ServerLauncherContractTest;
import dev.spillway.loadbalancer.testing.StubServerJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessServerLauncherIT extends ServerLauncherContractTest {
  @TempDir Path folder;
  private final HttpProbe probe = new HttpProbe();
  private Path program = Path.of("unset");

  @BeforeEach
  void makeTheProgram() {
    program = StubServerJar.in(folder);
  }

  @AfterEach
  void closeTheProbe() {
    probe.close();
  }

  @Override
  protected ServerLauncher launcher() {
    return new ProcessServerLauncher(
        new ProcessSettings(program, servers(), 64, "127.0.0.1"), new Random());
  }

  @Override
  protected ServerLauncher another() {
    return launcher();
  }

  @Override
  protected Probe probe() {
    return probe;
  }

  @Override
  protected void crash(LaunchedServer server) {
    process(server).destroyForcibly();
  }

  @Override
  protected Map<String, String> settingsOf(LaunchedServer server) {
    try {
      String environment = Files.readString(Path.of("/proc/" + process(server).pid() + "/environ"));
      return Pattern.compile("\0")
          .splitAsStream(environment)
          .map(entry -> entry.split("=", 2))
          .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void startsServersInSessionsOfTheirOwn() throws IOException {
    LaunchedServer server = launcher().launch(SPEC, Map.of());
    awaitReady(server);
    long pid = process(server).pid();
    // proc(5): after the name in brackets come state, parent, process group and session.
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    assertThat(fields[3]).isEqualTo(String.valueOf(pid));
  }

  @Test
  void leavesNoFileOfAServerThatItRemoved() throws IOException {
    LaunchedServer server = launcher().launch(SPEC, Map.of());
    awaitReady(server);
    launcher().remove(server);
    try (var files = Files.list(servers())) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void takesAProgramThatWasBuiltAnewForAnother() throws IOException {
    String config = launcher().configOf(SPEC);
    Files.write(program, new byte[] {0}, StandardOpenOption.APPEND);
    assertThat(launcher().configOf(SPEC)).isNotEqualTo(config);
  }

  @Test
  void namesTheProgramThatIsMissing() throws IOException {
    Files.delete(program);
    assertThatThrownBy(() -> launcher().launch(SPEC, Map.of()))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(program.toString());
    assertThat(launcher().list()).isEmpty();
  }

  @Test
  void doesNotTakeAnotherProcessForAServer() {
    LaunchedServer server = launcher().launch(SPEC, Map.of());
    ProcessHandle process = process(server);
    ProcessHandle self = ProcessHandle.current();
    new ProcessRecord(self.pid(), 0).save(servers().resolve(server.id() + ".process"));
    launcher().remove(server);
    assertThat(self.isAlive()).isTrue();
    assertThat(launcher().list()).isEmpty();
    process.destroyForcibly();
  }

  private ProcessHandle process(LaunchedServer server) {
    return ProcessRecord.load(servers().resolve(server.id() + ".process"))
        .flatMap(ProcessRecord::find)
        .orElseThrow();
  }

  private Path servers() {
    return folder.resolve("servers");
  }
}
