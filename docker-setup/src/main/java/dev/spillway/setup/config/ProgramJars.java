package dev.spillway.setup.config;

import dev.spillway.setup.host.SetupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The programs as the build leaves them.
 *
 * @param root the project's folder
 */
public record ProgramJars(Path root) {
  /** Returns the file of a program, e.g. {@code load-balancer}. */
  public Path of(String program) {
    return root.resolve(program).resolve("target").resolve(program + ".jar");
  }

  /**
   * Checks that programs were built.
   *
   * @throws SetupException if not
   */
  public void require(List<String> programs) {
    List<String> missing = missing(programs);
    if (!missing.isEmpty()) {
      throw new SetupException(
          "Not built yet: " + String.join(", ", missing), "run ./spillway build");
    }
  }

  /** Returns the files of programs that were not built. */
  public List<String> missing(List<String> programs) {
    return programs.stream()
        .filter(program -> !Files.isRegularFile(of(program)))
        .map(program -> root.relativize(of(program)).toString())
        .toList();
  }
}
