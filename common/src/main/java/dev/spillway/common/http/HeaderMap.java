package dev.spillway.common.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a message as they came: read where somebody asks, since most are never asked for.
 * Names in any case; of a repeated one the last. Immutable.
 */
final class HeaderMap extends AbstractMap<String, String> {
  private final byte[] head;

  /** Of each header: where its name begins and ends, where its value begins and ends. */
  private final int[] marks;

  private final int count;

  HeaderMap(byte[] head, int[] marks, int count) {
    this.head = head;
    this.marks = marks;
    this.count = count;
  }

  @Override
  public @Nullable String get(@Nullable Object name) {
    for (int i = count - 1; i >= 0; i--) {
      if (isNamed(i, String.valueOf(name))) {
        return value(i);
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < count; i++) {
      sorted.put(text(marks[4 * i], marks[4 * i + 1]), value(i));
    }
    return Collections.unmodifiableMap(sorted).entrySet();
  }

  /** Returns how often a header is there. */
  int count(String name) {
    int found = 0;
    for (int i = 0; i < count; i++) {
      if (isNamed(i, name)) {
        found++;
      }
    }
    return found;
  }

  private String value(int header) {
    return text(marks[4 * header + 2], marks[4 * header + 3]);
  }

  private String text(int from, int to) {
    return new String(head, from, to - from, ISO_8859_1);
  }

  private boolean isNamed(int header, String name) {
    int from = marks[4 * header];
    if (marks[4 * header + 1] - from != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (lower(head[from + i]) != lower((byte) name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }
}
