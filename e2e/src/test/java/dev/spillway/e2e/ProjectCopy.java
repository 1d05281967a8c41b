package dev.spillway.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays out a built project a second time.
 *
 * @param root the first
 */
record ProjectCopy(Path root) {
  private static final List<String> LINKED =
      List.of("client", "load-balancer", "server", "local-cloud", "examples");

  /**
   * Fills an empty folder: with a copy of the program that finds .env by its own place, and links.
   */
  void into(Path folder) throws IOException {
    for (String file : List.of("spillway", "docker-compose.template.yml")) {
      Files.copy(root.resolve(file), folder.resolve(file));
    }
    copyTree("docker-setup/target/lib", folder);
    Path jar = Path.of("docker-setup/target/docker-setup.jar");
    Files.copy(root.resolve(jar), folder.resolve(jar));
    for (String linked : LINKED) {
      Files.createSymbolicLink(folder.resolve(linked), root.resolve(linked));
    }
  }

  private void copyTree(String tree, Path folder) throws IOException {
    Files.createDirectories(folder.resolve(tree));
    try (Stream<Path> files = Files.list(root.resolve(tree))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(tree).resolve(file.getFileName()));
      }
    }
  }
}
