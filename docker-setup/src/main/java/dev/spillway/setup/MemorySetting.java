package dev.spillway.setup;

import dev.spillway.common.config.DotEnv;
import dev.spillway.common.config.Settings;
import dev.spillway.setup.host.SetupException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory size that a calibration recommends, and its place in {@code .env}. */
final class MemorySetting {
  private static final Pattern LINE =
      Pattern.compile("\\b" + Settings.LAMBDA_MEMORY_MB.key() + "=(\\d{1,6})\\b");

  private final Path root;

  MemorySetting(Path root) {
    this.root = root;
  }

  /** Returns the size that a line of the report sets, as text or as JSON; empty where none. */
  static Optional<String> in(String line) {
    Matcher found = LINE.matcher(line);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /** Writes it, and keeps what else stands there. */
  void store(String memoryMb) {
    try {
      DotEnv.store(root, Settings.LAMBDA_MEMORY_MB, memoryMb);
    } catch (IOException e) {
      throw new SetupException(
          "Tried to write " + root.resolve(".env") + " but failed because: " + e,
          "write " + Settings.LAMBDA_MEMORY_MB.key() + "=" + memoryMb + " into it yourself");
    }
  }
}
