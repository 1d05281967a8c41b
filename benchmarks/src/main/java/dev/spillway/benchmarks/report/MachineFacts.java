package dev.spillway.benchmarks.report;

import dev.spillway.benchmarks.process.Command;
import dev.spillway.benchmarks.process.Workshop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what machine this is. */
public final class MachineFacts {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long KB_IN_MB = 1024;
  private static final String UNKNOWN = "unknown";

  private MachineFacts() {}

  /** Returns this machine, and which commit of the project is measured. */
  public static Machine read(Workshop workshop) throws IOException, InterruptedException {
    return new Machine(
        value(lines("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        memoryMb(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.vendor") + " " + System.getProperty("java.runtime.version"),
        commit(workshop));
  }

  /** Returns the first value of a key in lines such as {@code key : value}. */
  static Optional<String> value(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  private static long memoryMb() {
    return value(lines("/proc/meminfo"), "MemTotal")
        .map(text -> Long.parseLong(text.split(" ")[0]) / KB_IN_MB)
        .orElse(0L);
  }

  private static String commit(Workshop workshop) throws IOException, InterruptedException {
    Optional<String> commit = git(workshop, "rev-parse", "--short", "HEAD");
    // Results are written while this runs, and change nothing of what is measured.
    Optional<String> changes = git(workshop, "status", "--porcelain", "--", ":!benchmarks/results");
    return commit.orElse(UNKNOWN) + (changes.orElse("").isEmpty() ? "" : "+");
  }

  private static Optional<String> git(Workshop workshop, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("git", "-C", workshop.project().root().toString()));
    words.addAll(List.of(arguments));
    return new Command(words, Map.of(), workshop.folder()).tryRun(LIMIT);
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return List.of();
    }
  }
}
