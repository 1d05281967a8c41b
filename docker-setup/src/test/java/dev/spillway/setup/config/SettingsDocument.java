package dev.spillway.setup.config;

import dev.spillway.common.config.Program;
import dev.spillway.common.config.Setting;
import dev.spillway.common.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Describes all settings for their users: as a file to copy and as tables to read. */
final class SettingsDocument {
  /** The first setting of each group, in the order of {@link Settings}. */
  private static final Map<String, String> GROUPS = groups();

  private static final String ENV_HEAD =
      """
      # Copy this file to .env and change what you need: each line is a setting's default.
      # A variable of the environment wins over .env. The whole table: docs/configuration.md
      """;

  private static final String PAGE_HEAD =
      """
      # Configuration

      Settings are read from `.env` in the project's folder (see [.env.example](../.env.example)) and
      from the environment; a variable of the environment wins. Everything has a default, so no `.env`
      is needed. A key in `.env` that is not known is refused, and what is wrong is reported all at
      once, by `./spillway up`, before anything starts. Relative paths start at the project's folder.

      AWS credentials are no settings: they are taken from `AWS_ACCESS_KEY_ID`,
      `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` and `AWS_PROFILE` in the environment, from the file
      in `CREDENTIALS_PATH`, or from the role of the machine. They are not written into
      `docker-compose.yml`. In containers, a private copy of the file is mounted, since the load
      balancer runs as a user of its own there; `./spillway up` renews the copy and `./spillway down`
      deletes it.
      """;

  private static final String INTERNAL_HEAD =
      """

      ## Between programs

      These are given by one program to another; `.env` must not have them.

      """;

  private static final String TABLE_HEAD =
      """
      | key | type | default | range | read by | meaning |
      |---|---|---|---|---|---|
      """;

  private SettingsDocument() {}

  static String envExample() {
    StringBuilder text = new StringBuilder(ENV_HEAD);
    for (Setting<?> setting : users()) {
      if (GROUPS.containsKey(setting.key())) {
        text.append("\n# --- ").append(GROUPS.get(setting.key())).append(" ---\n");
      }
      text.append("\n# %s (%s)\n".formatted(setting.meaning(), kindOf(setting)))
          .append("#%s=%s\n".formatted(setting.key(), setting.defaultText()));
    }
    return text.toString();
  }

  static String page() {
    StringBuilder text = new StringBuilder(PAGE_HEAD);
    for (Setting<?> setting : users()) {
      if (GROUPS.containsKey(setting.key())) {
        text.append("\n## ").append(titled(GROUPS.get(setting.key()))).append("\n\n");
        text.append(TABLE_HEAD);
      }
      text.append(row(setting));
    }
    text.append(INTERNAL_HEAD).append(TABLE_HEAD);
    Settings.all().stream()
        .filter(setting -> !setting.origin().isUsers())
        .map(SettingsDocument::row)
        .forEach(text::append);
    return text.toString();
  }

  static List<String> firstKeys() {
    return List.copyOf(GROUPS.keySet());
  }

  private static Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put("NUMBER_OF_SERVERS", "the essentials");
    groups.put("ENGINE", "engine and cloud");
    groups.put("SERVER_CONCURRENCY", "servers and limits");
    groups.put("PROJECT", "this machine");
    groups.put("LOCAL_CLOUD_LATENCY_MILLIS", "the embedded cloud's character");
    return groups;
  }

  private static List<Setting<?>> users() {
    return Settings.all().stream().filter(setting -> setting.origin().isUsers()).toList();
  }

  private static String kindOf(Setting<?> setting) {
    String type = setting.kind().type();
    String range = setting.kind().range();
    boolean saysItAll = type.equals("text") || type.equals("choice") || type.equals("boolean");
    return saysItAll ? range : type + ", " + range;
  }

  private static String row(Setting<?> setting) {
    String readers =
        setting.readers().stream()
            .sorted()
            .map(Program::toString)
            .collect(Collectors.joining(", "));
    String standard =
        setting.defaultText().isEmpty() ? "(empty)" : "`" + setting.defaultText() + "`";
    return "| `%s` | %s | %s | %s | %s | %s |\n"
        .formatted(
            setting.key(),
            setting.kind().type(),
            standard,
            setting.kind().range(),
            readers,
            setting.meaning());
  }

  private static String titled(String title) {
    return Character.toUpperCase(title.charAt(0)) + title.substring(1);
  }
}
