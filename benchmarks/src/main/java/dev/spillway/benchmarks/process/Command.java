package dev.spillway.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A command that ends by itself.
 *
 * @param words the program and its arguments
 * @param environment what its environment has besides
 * @param folder where its output is kept for a moment
 */
public record Command(List<String> words, Map<String, String> environment, Path folder) {

  /**
   * Runs it and returns what it printed.
   *
   * @throws BenchException if it fails or takes longer than the limit
   */
  public String run(Duration limit) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "command", ".txt");
    try {
      Process process = builder(output).start();
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new BenchException(this + " did not end within " + limit.toSeconds() + " s");
      }
      String printed = Files.readString(output);
      if (process.exitValue() != 0) {
        throw new BenchException(this + " failed: " + printed.strip());
      }
      return printed;
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** Runs it and returns what it printed, or empty where it fails or is not there. */
  public Optional<String> tryRun(Duration limit) throws IOException, InterruptedException {
    try {
      return Optional.of(run(limit).strip());
    } catch (BenchException | IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "'" + String.join(" ", words) + "'";
  }

  private ProcessBuilder builder(Path output) {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return builder;
  }
}
