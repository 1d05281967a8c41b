package dev.spillway.setup.process;

import dev.spillway.setup.host.SetupException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/**
 * Finds redis-server: the machine's own, else the one that a library brings.
 *
 * @param path the folders of programs, as PATH has them
 * @param folder where the library's is unpacked
 */
public record RedisBinary(String path, Path folder) {

  /**
   * Returns the program.
   *
   * @throws SetupException if there is none for this machine
   */
  public String find() {
    return Stream.of(path.split(File.pathSeparator))
        .filter(bin -> !bin.isEmpty())
        .map(bin -> Path.of(bin).resolve("redis-server"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseGet(this::unpack);
  }

  private String unpack() {
    try {
      Files.createDirectories(folder);
      return ExecutableProvider.newJarResourceProvider(folder.toFile()).get().getAbsolutePath();
    } catch (IOException | RuntimeException e) {
      throw new SetupException(
          "There is no redis-server on the PATH, and none could be unpacked into "
              + folder
              + " because: "
              + e.getMessage(),
          "install Redis (package redis-server)");
    }
  }
}
