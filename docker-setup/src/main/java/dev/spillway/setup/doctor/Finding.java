package dev.spillway.setup.doctor;

import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param level how it is
 * @param what what was found
 * @param remedy what to do about it; empty where it is right
 */
public record Finding(Level level, String what, String remedy) {

  /** How something is. */
  public enum Level {
    /** As it should be. */
    OK,
    /** The system starts, but not all of it will work, or not as it might. */
    WARN,
    /** The system does not start. */
    FAIL
  }

  static Finding ok(String what) {
    return new Finding(Level.OK, what, "");
  }

  /** Returns a fault, or a warning where the system can do without. */
  static Finding lacking(boolean isNeeded, String what, String remedy) {
    return new Finding(isNeeded ? Level.FAIL : Level.WARN, what, remedy);
  }

  @Override
  public String toString() {
    String line = "%-5s %s".formatted(level.name().toLowerCase(Locale.ROOT), what);
    return remedy.isEmpty() ? line : line + "  — " + remedy;
  }
}
