package dev.spillway.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Where one figure works: a folder of its own and what must be ended with it.
 *
 * @param project whose programs are measured
 * @param env this program's environment
 * @param folder for logs and files
 * @param cleanup what is ended with the figure
 * @param serial numbers the files
 */
public record Workshop(
    Project project, Map<String, String> env, Path folder, Cleanup cleanup, AtomicInteger serial) {

  /** Opens a workshop in a new folder, which goes with the cleanup. */
  public static Workshop open(Project project, Map<String, String> env, Cleanup cleanup)
      throws IOException {
    Path folder = Files.createTempDirectory("spillway-bench");
    cleanup.add(() -> delete(folder));
    return new Workshop(project, env, folder, cleanup, new AtomicInteger());
  }

  /** Returns a file that does not exist yet. */
  public Path newFile(String ending) {
    return folder.resolve(serial.incrementAndGet() + ending);
  }

  /** Returns a copy of a file that lies in this program. */
  public Path unpack(String resource) throws IOException {
    Path file = newFile("-" + Path.of(resource).getFileName());
    try (InputStream in = Workshop.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new BenchException("There is no " + resource + " in this program");
      }
      Files.copy(in, file);
    }
    return file;
  }

  /** Returns a program on the PATH, or empty where there is none. */
  public Optional<Path> which(String program) {
    return Stream.of(searchPath().split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Returns the folders of programs. */
  public String searchPath() {
    // HAProxy lies where only root's PATH leads.
    return env.getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
