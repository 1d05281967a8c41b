package dev.spillway.common.config;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Finds the project's folder, which holds {@code .env} and the other programs. */
public final class ProjectRoot {
  private ProjectRoot() {}

  /** Returns the project that a program's class was built in, else the current folder. */
  public static Path find(Class<?> program) {
    return above(location(program), Path.of("").toAbsolutePath());
  }

  /** Returns the project of a {@code PROJECT/client/target/client.jar}, else a given folder. */
  static Path above(Optional<Path> location, Path otherwise) {
    return location
        .map(jar -> jar.resolve("../../..").normalize())
        .filter(root -> Files.isDirectory(root.resolve("docker-setup")))
        .orElse(otherwise);
  }

  private static Optional<Path> location(Class<?> program) {
    CodeSource source = program.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()).toAbsolutePath());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
