package dev.spillway.common.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads settings from an environment and gathers all problems before it complains. Not thread-safe.
 */
public final class EnvReader {
  private final Map<String, String> env;

  /** A set, because two parts of a program may read the same setting. */
  private final Set<ConfigProblem> problems = new LinkedHashSet<>();

  /** Creates a reader of the given variables. */
  public EnvReader(Map<String, String> env) {
    this.env = Map.copyOf(env);
  }

  /**
   * Returns the value of a setting, or its default where it is missing or empty. A value that is
   * not accepted is noted as a problem, and the default stands in until {@link #check}.
   */
  public <T> T read(Setting<T> setting) {
    String text = env.getOrDefault(setting.key(), "");
    if (text.isEmpty()) {
      return setting.defaultValue();
    }
    try {
      return setting.kind().parser().apply(text);
    } catch (IllegalArgumentException e) {
      reject(setting, setting.kind().range());
      return setting.defaultValue();
    }
  }

  /** Notes that a setting's value does not go with the others. */
  public void reject(Setting<?> setting, String expected) {
    String text = env.getOrDefault(setting.key(), "");
    problems.add(new ConfigProblem(setting.key(), setting.shown(text), expected));
  }

  /** Returns what was wrong so far. */
  List<ConfigProblem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidConfigException if anything was wrong, with all of it
   */
  public void check() {
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems());
    }
  }
}
