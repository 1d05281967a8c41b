package dev.spillway.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that runs until the figure is done. */
public final class Child {
  private static final long STOP_LIMIT_SECONDS = 10;
  private static final int SHOWN_CHARACTERS = 2000;

  private final String name;
  private final Process process;
  private final Path log;

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a process and has it ended with the others.
   *
   * @param log where its output goes
   * @param environment what its environment has besides
   */
  public static Child start(
      Cleanup cleanup, List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Child child = new Child(Path.of(command.getFirst()).toString(), builder.start(), log);
    child.process.getOutputStream().close();
    cleanup.add(child::stop);
    return child;
  }

  /** Returns its number. */
  public long pid() {
    return process.pid();
  }

  /**
   * Checks that it runs.
   *
   * @throws BenchException if it has ended
   */
  public void requireAlive() {
    if (!process.isAlive()) {
      throw new BenchException(
          "'%s' ended with exit code %d: %s".formatted(name, process.exitValue(), logTail()));
    }
  }

  private void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
    }
  }

  private String logTail() {
    try {
      String text = Files.readString(log, StandardCharsets.UTF_8).strip();
      return text.substring(Math.max(0, text.length() - SHOWN_CHARACTERS));
    } catch (IOException e) {
      return "(no log)";
    }
  }
}
