package dev.spillway.common.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Parses lines of {@code KEY=value}: values may stand in single or double quotes (only double ones
 * know {@code \"}, {@code \\} and {@code \n}), {@code export} before and {@code # comments} behind.
 */
final class DotEnvFile {
  private static final String BLANK = "[ \\t]*";
  private static final Pattern LINE_END = Pattern.compile("\n");
  private static final Pattern ENTRY =
      Pattern.compile(
          BLANK
              + "(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)"
              + BLANK
              + "="
              + BLANK
              + "(?<value>'(?<literal>[^']*)'|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"|(?<plain>[^'\"].*?)??)"
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

  /**
   * Returns the text with another value of a key; all else stays as it is, the comment behind it
   * included. A new key goes below its commented default, where there is one, else to the end.
   *
   * @param value without blanks, quotes or comment signs
   */
  static String with(String content, String key, String value) {
    List<String> lines = new ArrayList<>(List.of(LINE_END.split(content, -1)));
    String end = content.contains("\r\n") ? "\r" : "";
    String entry = key + "=" + value;
    int given = lastOf(lines, line -> keyOf(line).equals(key));
    int commented =
        lastOf(lines, Pattern.compile("#\\s*" + key + "\\s*=.*\\s*").asMatchPredicate());
    if (given >= 0) {
      lines.set(given, replaced(lines.get(given), value));
    } else if (commented >= 0 && commented < lines.size() - 1) {
      lines.add(commented + 1, entry + end);
    } else {
      boolean isWhole = lines.get(lines.size() - 1).isEmpty();
      lines.add(isWhole ? lines.size() - 1 : lines.size(), entry + end);
      if (!isWhole) {
        lines.add("");
      }
    }
    return String.join("\n", lines);
  }

  private static int lastOf(List<String> lines, Predicate<String> isWanted) {
    return IntStream.range(0, lines.size())
        .filter(i -> isWanted.test(lines.get(i)))
        .reduce(-1, (earlier, later) -> later);
  }

  private static String keyOf(String line) {
    Matcher entry = ENTRY.matcher(bare(line));
    return entry.matches() ? entry.group(1) : "";
  }

  private static String replaced(String line, String value) {
    String bare = bare(line);
    int start = line.indexOf(bare);
    Matcher entry = ENTRY.matcher(bare);
    if (!entry.matches()) {
      throw new IllegalStateException("no entry");
    }
    String behind = line.substring(start + entry.end("value"));
    return line.substring(0, start + entry.start("value"))
        + value
        + (behind.startsWith("#") ? " " : "")
        + behind;
  }

  private static String bare(String line) {
    return line.replace("\uFEFF", "").strip();
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
