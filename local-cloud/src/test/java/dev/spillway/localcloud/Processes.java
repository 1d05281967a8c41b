package dev.spillway.localcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at the processes of this machine. */
final class Processes {
  private Processes() {}

  /** Returns whether a process has ended; one that waits for its parent to notice has. */
  static boolean isGone(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/stat")).matches("(?s).*\\) [ZX] .*");
    } catch (IOException e) {
      return true;
    }
  }
}
