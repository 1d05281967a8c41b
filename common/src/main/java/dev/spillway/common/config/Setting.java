package dev.spillway.common.config;

import java.util.Objects;
import java.util.Set;

/**
 * One setting: its key, what it may be, what it is if not given, and what it is for.
 *
 * @param <T> the type that programs see
 * @param key the name of the environment variable
 * @param kind what values it takes
 * @param defaultText the value that stands for one that is missing or empty, as a user would write
 *     it
 * @param meaning one sentence for the user
 * @param origin who gives it
 * @param readers the programs that read it
 */
public record Setting<T>(
    String key,
    Kind<T> kind,
    String defaultText,
    String meaning,
    Origin origin,
    Set<Program> readers) {

  /** Who gives a setting its value. */
  public enum Origin {
    /** The user, in {@code .env} or the environment. */
    USER,
    /** The user; its value is shown nowhere. */
    USER_SECRET,
    /** One program of Spillway, for another. */
    PROGRAM,
    /** One program of Spillway, for another; its value is shown nowhere. */
    PROGRAM_SECRET;

    boolean isSecret() {
      return this == USER_SECRET || this == PROGRAM_SECRET;
    }

    /** Returns whether users may set it. */
    public boolean isUsers() {
      return this == USER || this == USER_SECRET;
    }
  }

  /** Checks that the default is a value of the kind. */
  public Setting {
    readers = Set.copyOf(readers);
    Objects.requireNonNull(kind.parser().apply(defaultText), key);
  }

  /** Returns the value that stands for a missing one. */
  public T defaultValue() {
    return kind.parser().apply(defaultText);
  }

  String shown(String value) {
    return origin.isSecret() ? "(secret)" : value;
  }
}
