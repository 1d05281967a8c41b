package dev.spillway.common.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code .env} and lays the environment over it: a variable that is exported wins. */
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
