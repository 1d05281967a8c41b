package dev.spillway.server.sandbox.zygote;

import dev.spillway.server.sandbox.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers the runs; gives each a folder and a marker of its own. Thread-safe. */
final class RunNames implements AutoCloseable {
  private static final int PREFIX_LENGTH = 24;
  private static final int NUMBER_LENGTH = 12;

  /** What a zygote has in place of a number, and overwrites with it. */
  static final String NO_NUMBER = "-".repeat(NUMBER_LENGTH);

  private final Path folder;
  private final String prefix =
      UUID.randomUUID().toString().replace("-", "").substring(0, PREFIX_LENGTH);
  private final AtomicLong last = new AtomicLong();

  private RunNames(Path folder) {
    this.folder = folder;
  }

  static RunNames create() throws IOException {
    return new RunNames(Files.createTempDirectory("spillway-runs-"));
  }

  long next() {
    return last.incrementAndGet();
  }

  /** Returns where all the runs' folders are. */
  Path folder() {
    return folder;
  }

  /** Returns a run's folder, which its zygote makes. */
  Path folder(long number) {
    return folder.resolve(digits(number));
  }

  /** Returns what all markers begin with. */
  String markerPrefix() {
    return prefix;
  }

  /** Returns what a run's processes bear, as its zygote composes it. */
  String marker(long number) {
    return prefix + digits(number);
  }

  private static String digits(long number) {
    String digits = String.valueOf(number);
    return "0".repeat(NUMBER_LENGTH - digits.length()) + digits;
  }

  @Override
  public void close() {
    new RunDirectory(folder).close();
  }
}
