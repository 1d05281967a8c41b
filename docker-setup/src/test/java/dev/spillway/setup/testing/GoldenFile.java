package dev.spillway.setup.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the project that must be what code makes of it. */
public record GoldenFile(Path file) {
  private static final String REGENERATE = "spillway.regenerate";

  /** Compares the file, or writes it where that is asked for. */
  public void check(String expected) {
    try {
      if (Boolean.getBoolean(REGENERATE)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, expected);
      }
      String found = Files.exists(file) ? Files.readString(file) : "";
      assertThat(found)
          .as(
              "%s is not what the code says; write it anew with: mvn -pl common,docker-setup test -D%s=true",
              file, REGENERATE)
          .isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
