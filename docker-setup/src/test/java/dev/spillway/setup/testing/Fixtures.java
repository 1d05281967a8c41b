package dev.spillway.setup.testing;

import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.host.Console;
import dev.spillway.setup.host.Question;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** What many tests need. */
public final class Fixtures {
  /** The project's folder, in which the tests run. */
  public static final Path ROOT =
      Path.of(System.getProperty("spillway.root", "..")).toAbsolutePath();

  private Fixtures() {}

  /** Returns a console that writes into memory. */
  public static Console console(ByteArrayOutputStream memory) {
    return new Console(new PrintStream(memory, true, StandardCharsets.UTF_8), false, () -> 0L);
  }

  /** Returns a console that nobody reads. */
  public static Console quietConsole() {
    return console(new ByteArrayOutputStream());
  }

  /** Returns a question to which a user types an answer; without one, nobody hears it. */
  public static Question question(Console console, String answer) {
    return new Question(console, new BufferedReader(new StringReader(answer)), !answer.isEmpty());
  }

  /** Returns a configuration of a project in a folder. */
  public static SetupConfig config(Path root, String... keysAndValues) {
    Map<String, String> env = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      env.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return SetupConfig.from(env, root);
  }

  /** Makes a folder look like a built project. */
  public static Path builtProject(Path folder) {
    try {
      Files.copy(
          ROOT.resolve("docker-compose.template.yml"),
          folder.resolve("docker-compose.template.yml"));
      for (String program : List.of("load-balancer", "server", "local-cloud")) {
        Path target = Files.createDirectories(folder.resolve(program).resolve("target"));
        Files.writeString(target.resolve(program + ".jar"), "");
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Skips a test with a reason, or fails it where skips are forbidden. */
  public static void require(boolean condition, String reason) {
    if (condition) {
      return;
    }
    if ("true".equals(System.getenv().get("SPILLWAY_FORBID_SKIPS"))) {
      throw new AssertionError(reason);
    }
    System.out.println("skipped: " + reason);
    Assumptions.assumeTrue(false, reason);
  }
}
