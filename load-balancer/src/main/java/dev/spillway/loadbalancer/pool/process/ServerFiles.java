package dev.spillway.loadbalancer.pool.process;

import dev.spillway.common.process.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files in which a server process is known by: NAME.config, .process, .port and .log. */
final class ServerFiles {
  private static final String CONFIG = ".config";
  private static final int SHOWN_BYTES = 600;

  private final Path folder;
  private final String id;

  ServerFiles(Path folder, String id) {
    this.folder = folder;
    this.id = id;
  }

  /** Returns the names of all servers that left files. */
  static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(CONFIG))
          .map(name -> name.substring(0, name.length() - CONFIG.length()))
          .sorted()
          .toList();
    }
  }

  Path record() {
    return folder.resolve(id + ".process");
  }

  Path port() {
    return folder.resolve(id + ".port");
  }

  Path log() {
    return folder.resolve(id + ".log");
  }

  void writeConfig(String config) throws IOException {
    AtomicFile.write(config(), config + "\n");
  }

  /** Returns the config, or an empty one where it cannot be read. */
  String readConfig() {
    try {
      return Files.readString(config()).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** Returns the end of the log in one line. */
  String logTail() {
    try {
      byte[] log = Files.readAllBytes(log());
      int from = Math.max(0, log.length - SHOWN_BYTES);
      String tail = new String(log, from, log.length - from, StandardCharsets.UTF_8).strip();
      return tail.isEmpty() ? "(nothing)" : tail.replaceAll("\\R\\s*", " | ");
    } catch (IOException e) {
      return "(no log)";
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(port());
    Files.deleteIfExists(record());
    Files.deleteIfExists(log());
    // Last, because it is by this one that the others are found.
    Files.deleteIfExists(config());
  }

  private Path config() {
    return folder.resolve(id + CONFIG);
  }
}
