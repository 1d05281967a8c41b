package dev.spillway.loadbalancer.pool.process;

import dev.spillway.common.config.Settings;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.process.PortFile;
import dev.spillway.common.process.ProcessRecord;
import dev.spillway.loadbalancer.pool.LaunchException;
import dev.spillway.loadbalancer.pool.LaunchedServer;
import dev.spillway.loadbalancer.pool.ServerLauncher;
import dev.spillway.loadbalancer.pool.ServerNames;
import dev.spillway.loadbalancer.pool.ServerSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Starts servers as child processes in sessions of their own: a load balancer that ends, in
 * whatever way, does not take them with it. Thread-safe.
 */
public final class ProcessServerLauncher implements ServerLauncher {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  /** All that a server inherits; the cloud's credentials are not its business. */
  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR");

  private final ProcessSettings settings;
  private final RandomGenerator random;

  /**
   * Creates a launcher.
   *
   * @param random where names come from
   */
  public ProcessServerLauncher(ProcessSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  @Override
  public String configOf(ServerSpec spec) {
    try {
      // A program that was built anew is another program.
      Object built = Files.getLastModifiedTime(settings.program());
      return spec.hashWith(settings + " " + Files.size(settings.program()) + " " + built);
    } catch (IOException e) {
      throw new LaunchException(
          "start servers", "there is no program at " + settings.program().toAbsolutePath(), e);
    }
  }

  @Override
  public Optional<String> balancerHost() {
    return Optional.of(settings.balancerHost());
  }

  @Override
  public LaunchedServer launch(ServerSpec spec, Map<String, String> own) {
    String id = ServerNames.random("server-", random);
    ServerFiles files = files(id);
    String config = configOf(spec);
    try {
      // First of all, because by this file the server is found again.
      files.writeConfig(config);
      ProcessRecord.of(builder(id, files, spec, own).start()).save(files.record());
      return new LaunchedServer(id, config);
    } catch (IOException e) {
      remove(new LaunchedServer(id, config));
      throw new LaunchException("start server '" + id + "'", String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public List<LaunchedServer> list() {
    try {
      return ServerFiles.names(settings.folder()).stream()
          .sorted(Comparator.comparing(this::isPaused))
          .map(id -> new LaunchedServer(id, files(id).readConfig()))
          .toList();
    } catch (IOException e) {
      throw new LaunchException("list servers", String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public Optional<HostPort> locate(LaunchedServer server) {
    ServerFiles files = files(server.id());
    if (ProcessRecord.load(files.record()).flatMap(ProcessRecord::find).isEmpty()) {
      throw new LaunchException(
          "reach server '" + server + "'", "it has ended; its log: " + files.logTail(), null);
    }
    OptionalInt port = PortFile.read(files.port());
    return port.isPresent()
        ? Optional.of(new HostPort("127.0.0.1", port.getAsInt()))
        : Optional.empty();
  }

  @Override
  public void pause(LaunchedServer server) {
    signal(server, "pause", ProcessRecord::pause);
  }

  @Override
  public void resume(LaunchedServer server) {
    signal(server, "resume", ProcessRecord::resume);
  }

  @Override
  public void remove(LaunchedServer server) {
    ServerFiles files = files(server.id());
    ProcessRecord.load(files.record()).ifPresent(process -> process.terminate(STOP_LIMIT));
    try {
      files.delete();
    } catch (IOException e) {
      throw new LaunchException(
          "remove server '" + server + "'", String.valueOf(e.getMessage()), e);
    }
  }

  private void signal(LaunchedServer server, String what, Predicate<ProcessRecord> signal) {
    if (ProcessRecord.load(files(server.id()).record()).filter(signal).isEmpty()) {
      throw new LaunchException(what + " server '" + server + "'", "it has ended", null);
    }
  }

  private boolean isPaused(String id) {
    return ProcessRecord.load(files(id).record()).filter(ProcessRecord::isPaused).isPresent();
  }

  private ProcessBuilder builder(
      String id, ServerFiles files, ServerSpec spec, Map<String, String> own) {
    ProcessBuilder builder = new ProcessBuilder(command());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(INHERITED);
    environment.putAll(spec.environment());
    environment.putAll(own);
    environment.put(Settings.SERVER_ID.key(), id);
    environment.put(Settings.SERVER_HOST.key(), "127.0.0.1");
    environment.put(Settings.SERVER_PORT.key(), "0");
    environment.put(Settings.PORT_FILE.key(), files.port().toAbsolutePath().toString());
    return builder
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()));
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Many small servers on one machine: a small heap and no threads for collecting it.
    command.add("-Xms16m");
    command.add("-Xmx" + settings.heapMb() + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-jar");
    command.add(settings.program().toAbsolutePath().toString());
    return command;
  }

  private ServerFiles files(String id) {
    return new ServerFiles(settings.folder(), id);
  }
}
