package dev.spillway.localcloud.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses events by words: all of the plain ones must be there, one of the {@code ?optional} ones,
 * and none of the {@code -unwanted} ones. A "phrase" counts as one word.
 *
 * @param all those that must all be there
 * @param any of which one must be there, if there are any
 * @param none those that must not be there
 */
record FilterPattern(List<String> all, List<String> any, List<String> none) {
  private static final Pattern TERM = Pattern.compile("([?-]?)(?:\"([^\"]*)\"|(\\S+))");

  static FilterPattern parse(String text) {
    List<String> all = new ArrayList<>();
    List<String> any = new ArrayList<>();
    List<String> none = new ArrayList<>();
    Matcher term = TERM.matcher(text);
    while (term.find()) {
      String quoted = term.group(2);
      String word = quoted == null ? String.valueOf(term.group(3)) : quoted;
      switch (String.valueOf(term.group(1))) {
        case "?" -> any.add(word);
        case "-" -> none.add(word);
        default -> all.add(word);
      }
    }
    return new FilterPattern(all, any, none);
  }

  boolean matches(String message) {
    return all.stream().allMatch(message::contains)
        && (any.isEmpty() || any.stream().anyMatch(message::contains))
        && none.stream().noneMatch(message::contains);
  }
}
