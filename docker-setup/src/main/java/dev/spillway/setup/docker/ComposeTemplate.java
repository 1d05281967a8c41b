package dev.spillway.setup.docker;

import dev.spillway.setup.host.SetupException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A compose file with placeholders: two braces, a key, two braces. */
record ComposeTemplate(String text) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");

  /**
   * Returns the file with each placeholder replaced by its value, quoted for YAML and for Compose.
   *
   * @throws SetupException if a placeholder has no value
   */
  String render(Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(quoted(valueOf(match, values))));
  }

  private String valueOf(MatchResult match, Map<String, String> values) {
    String key = match.group(1);
    String value = values.get(key);
    if (value == null) {
      long line = text.substring(0, match.start()).lines().count();
      throw new SetupException(
          "docker-compose.template.yml, line " + line + ": unknown placeholder {{" + key + "}}",
          "use a setting of docs/configuration.md, or one of those in the template as delivered");
    }
    return value;
  }

  /** Double quotes take any character escaped; a dollar would start one of Compose's variables. */
  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value
        .chars()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '$' -> quoted.append("$$");
                default -> appendPrintable(quoted, (char) c);
              }
            });
    return quoted.append('"').toString();
  }

  private static void appendPrintable(StringBuilder quoted, char c) {
    if (Character.isISOControl(c)) {
      quoted.append("\\x").append("%02x".formatted((int) c));
    } else {
      quoted.append(c);
    }
  }
}
