package dev.spillway.common.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses lines of {@code KEY=value}: values may stand in single or double quotes (only double ones
 * know {@code \"}, {@code \\} and {@code \n}), {@code export} before and {@code # comments} behind.
 */
final class DotEnvFile {
  private static final String BLANK = "[ \\t]*";
  private static final Pattern ENTRY =
      Pattern.compile(
          BLANK
              + "(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)"
              + BLANK
              + "="
              + BLANK
              + "(?:'(?<literal>[^']*)'|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"|(?<plain>[^'\"].*?)??)"
              + BLANK
              + "(?:(?<=[ \\t'\"])#.*)?");

  private final Map<String, String> entries = new HashMap<>();
  private final List<ConfigProblem> problems = new ArrayList<>();

  /**
   * Returns the entries; of a repeated key the last.
   *
   * @throws InvalidConfigException if lines are no entries, with the numbers of all of them: what
   *     they hold may be secret
   */
  static Map<String, String> parse(String content) {
    DotEnvFile file = new DotEnvFile();
    List<String> lines = content.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      // Editors of Windows begin a file with a byte order mark.
      file.add(i + 1, i == 0 ? lines.get(i).replace("\uFEFF", "") : lines.get(i));
    }
    if (!file.problems.isEmpty()) {
      throw new InvalidConfigException(file.problems);
    }
    return file.entries;
  }

  private void add(int number, String line) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    Matcher entry = ENTRY.matcher(text);
    if (entry.matches()) {
      entries.put(entry.group(1), valueOf(entry));
    } else {
      problems.add(new ConfigProblem(".env", "line " + number, "KEY=value"));
    }
  }

  private static String valueOf(Matcher entry) {
    String literal = entry.group("literal");
    if (literal != null) {
      return literal;
    }
    String quoted = entry.group("quoted");
    if (quoted != null) {
      return quoted.replace("\\n", "\n").replaceAll("\\\\([\"\\\\])", "$1");
    }
    String plain = entry.group("plain");
    return plain == null ? "" : plain;
  }
}
