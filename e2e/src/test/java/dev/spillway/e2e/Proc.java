package dev.spillway.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what Linux tells of a process. */
final class Proc {
  private Proc() {}

  /** Returns the environment and the command line of a process; empty where it has ended. */
  static String environment(long pid) {
    return read(pid, "environ") + read(pid, "cmdline");
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(
          Path.of("/proc", String.valueOf(pid), file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
