package dev.spillway.setup.process;

import dev.spillway.setup.host.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Deletes files that a part of the system leaves. */
final class Leftovers {
  private Leftovers() {}

  /** Deletes files, those that exist. */
  static void delete(List<Path> files) {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new SetupException(
            "Tried to delete " + file + " but failed because: " + e.getMessage(),
            "delete it yourself");
      }
    }
  }

  /** Deletes a folder and all that is in it. */
  static void deleteTree(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      delete(files.sorted(Comparator.reverseOrder()).toList());
    } catch (IOException e) {
      throw new SetupException(
          "Tried to look into " + folder + " but failed because: " + e.getMessage(),
          "delete it yourself");
    }
  }

  /** Returns the files in a folder whose names have an ending; none where there is no folder. */
  static List<Path> list(Path folder, String ending) {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new SetupException(
          "Tried to look into " + folder + " but failed because: " + e.getMessage(),
          "check that the folder can be read");
    }
  }
}
