package dev.spillway.setup.config;

import dev.spillway.setup.host.SetupException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the folder that holds the project: programs, template and {@code .env}. */
public final class ProjectRoot {
  /** The file by which the folder is known. */
  public static final String TEMPLATE = "docker-compose.template.yml";

  private ProjectRoot() {}

  /**
   * Returns the folder above {@code docker-setup/target/docker-setup.jar}, else the current one.
   *
   * @throws SetupException if neither is the project's
   */
  public static Path find(Optional<Path> jar, Path current) {
    return Stream.concat(jar.stream().flatMap(ProjectRoot::twoAbove), Stream.of(current))
        .map(folder -> folder.toAbsolutePath().normalize())
        .filter(folder -> Files.isRegularFile(folder.resolve(TEMPLATE)))
        .findFirst()
        .orElseThrow(
            () ->
                new SetupException(
                    "The project's folder is not found: neither above this program nor in "
                        + current
                        + " is a "
                        + TEMPLATE,
                    "change into the project's folder and start again"));
  }

  /** Returns the jar or folder of classes that a type was loaded from. */
  public static Optional<Path> locationOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Stream<Path> twoAbove(Path jar) {
    return Stream.iterate(jar.toAbsolutePath(), path -> path != null, Path::getParent)
        .skip(3)
        .limit(1);
  }
}
