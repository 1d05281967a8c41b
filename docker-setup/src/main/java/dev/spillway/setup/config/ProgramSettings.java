package dev.spillway.setup.config;

import dev.spillway.common.config.Program;
import dev.spillway.common.config.Setting;
import dev.spillway.common.config.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Picks from the user's settings those that a program reads. */
public final class ProgramSettings {
  private ProgramSettings() {}

  /** Returns all settings of the user, with defaults where nothing is given. */
  public static Map<String, String> all(Map<String, String> env) {
    return where(env, setting -> true);
  }

  /** Returns the user's settings that a program reads, with defaults where nothing is given. */
  public static Map<String, String> of(Program program, Map<String, String> env) {
    return where(env, setting -> setting.readers().contains(program));
  }

  private static Map<String, String> where(
      Map<String, String> env, Predicate<Setting<?>> isWanted) {
    Map<String, String> values = new LinkedHashMap<>();
    Settings.all().stream()
        .filter(setting -> setting.origin().isUsers())
        .filter(isWanted)
        .forEach(setting -> values.put(setting.key(), value(setting, env)));
    return values;
  }

  private static String value(Setting<?> setting, Map<String, String> env) {
    String given = env.getOrDefault(setting.key(), "");
    return given.isEmpty() ? setting.defaultText() : given;
  }
}
