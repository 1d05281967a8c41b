package dev.spillway.common.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Tells, by a file, on which port a program listens that took any free one. */
public final class PortFile {
  private PortFile() {}

  /** Writes the port. */
  public static void write(Path file, int port) {
    try {
      AtomicFile.write(file, port + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the port, or empty where none was written. */
  public static OptionalInt read(Path file) {
    try {
      int port = Integer.parseInt(Files.readString(file).strip());
      return port >= 1 && port <= 65_535 ? OptionalInt.of(port) : OptionalInt.empty();
    } catch (IOException | NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
