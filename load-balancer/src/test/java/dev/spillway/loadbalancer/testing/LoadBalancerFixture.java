package dev.spillway.loadbalancer.testing;

import dev.spillway.common.process.PortFile;
import dev.spillway.common.process.ProcessRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The load balancer as a program of its own, with a state folder; ends all that it left there. */
public final class LoadBalancerFixture implements AutoCloseable {
  private final Path folder;
  private final Map<String, String> environment;
  private final List<Process> processes = new ArrayList<>();

  /** Prepares one that serves with {@link StubServer}s. */
  public LoadBalancerFixture(Path folder, Map<String, String> more) {
    this.folder = folder;
    this.environment = new HashMap<>(environment(folder));
    environment.putAll(more);
  }

  /** Returns the settings of a load balancer whose servers are stub processes. */
  public static Map<String, String> environment(Path folder) {
    return Map.of(
        "LOAD_BALANCER_PORT", "0",
        "LAUNCHER", "process",
        "CLOUD", "none",
        "SERVER_JAR", StubServerJar.in(folder).toString(),
        "STATE_DIR", folder.resolve("state").toString(),
        "FUNCTION_DIR", folder.resolve("faas").toString(),
        "PORT_FILE", folder.resolve("load-balancer.port").toString(),
        "REDIS_TIMEOUT", "5",
        "ELASTICITY_SLEEP", "3600");
  }

  /** Starts the program. */
  public Process start() {
    try {
      Files.deleteIfExists(portFile());
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              "dev.spillway.loadbalancer.LoadBalancerMain");
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
      Process process = builder.start();
      processes.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the port, or 0 before it was written. */
  public int port() {
    return PortFile.read(portFile()).orElse(0);
  }

  /** Returns where its output goes. */
  public Path log() {
    return folder.resolve("load-balancer.log");
  }

  /** Returns the processes of its servers. */
  public List<ProcessHandle> servers() {
    return servers(folder.resolve("state/servers"));
  }

  /** Returns the server processes that a folder tells of. */
  public static List<ProcessHandle> servers(Path serverFolder) {
    if (!Files.isDirectory(serverFolder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(serverFolder)) {
      return files
          .filter(file -> file.toString().endsWith(".process"))
          .flatMap(file -> ProcessRecord.load(file).stream())
          .flatMap(record -> record.find().stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    processes.forEach(LoadBalancerFixture::end);
    servers().forEach(ProcessHandle::destroyForcibly);
  }

  private static void end(Process process) {
    process.destroyForcibly();
    try {
      process.waitFor(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Path portFile() {
    return folder.resolve("load-balancer.port");
  }
}
