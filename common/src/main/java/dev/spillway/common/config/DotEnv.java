package dev.spillway.common.config;

import dev.spillway.common.process.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code .env} and lays the environment over it (a variable that is exported wins), and
 * writes into it.
 */
public final class DotEnv {
  private DotEnv() {}

  /**
   * Returns the settings of a folder's {@code .env}, where there is one, under those of the
   * environment.
   *
   * @throws InvalidConfigException if the file cannot be parsed, or has keys that users cannot set
   */
  public static Map<String, String> read(Path folder, Map<String, String> environment) {
    Map<String, String> merged = new HashMap<>();
    if (Files.exists(folder.resolve(".env"))) {
      merged.putAll(parse(folder));
      refuseStrangers(merged);
    }
    merged.putAll(environment);
    return merged;
  }

  /**
   * Writes one setting into a folder's {@code .env}, whole or not at all; what else stands there
   * stays as it is.
   *
   * @param value a value that the setting takes, without blanks, quotes or comment signs
   */
  public static void store(Path folder, Setting<?> setting, String value) throws IOException {
    Path file = folder.resolve(".env");
    if (!Files.exists(file)) {
      AtomicFile.write(file, DotEnvFile.with("", setting.key(), value));
      return;
    }
    // A link stays one, and readable for whom it was.
    Path real = file.toRealPath();
    Object permissions = Files.getAttribute(real, "posix:permissions");
    AtomicFile.write(real, DotEnvFile.with(Files.readString(real), setting.key(), value));
    Files.setAttribute(real, "posix:permissions", permissions);
  }

  private static Map<String, String> parse(Path folder) {
    try {
      return DotEnvFile.parse(Files.readString(folder.resolve(".env")));
    } catch (IOException e) {
      ConfigProblem problem = new ConfigProblem(".env", e.toString(), "a readable file in UTF-8");
      throw new InvalidConfigException(List.of(problem));
    }
  }

  private static void refuseStrangers(Map<String, String> entries) {
    List<String> known =
        Settings.all().stream().filter(s -> s.origin().isUsers()).map(Setting::key).toList();
    List<ConfigProblem> problems = new ArrayList<>();
    entries.keySet().stream()
        .filter(key -> !known.contains(key))
        .sorted()
        .forEach(key -> problems.add(new ConfigProblem(".env", key, hint(key, known))));
    if (!problems.isEmpty()) {
      problems.addAll(badValues(entries));
      throw new InvalidConfigException(problems);
    }
  }

  /** Says with the strangers what else is wrong: nobody wants to hear of it one try later. */
  private static List<ConfigProblem> badValues(Map<String, String> entries) {
    EnvReader reader = new EnvReader(entries);
    Settings.all().forEach(reader::read);
    return reader.problems();
  }

  private static String hint(String key, List<String> known) {
    return NearestName.of(key, known)
        .map(name -> "a known key; did you mean " + name + "?")
        .orElse("a known key; docs/configuration.md lists them");
  }
}
