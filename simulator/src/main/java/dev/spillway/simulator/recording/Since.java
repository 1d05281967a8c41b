package dev.spillway.simulator.recording;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads since when: some time ago, or a point in time. */
public final class Since {
  private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

  private Since() {}

  /** Returns when that was, e.g. {@code 10m} or {@code 2026-11-24T12:00:00Z}; empty if neither. */
  public static Optional<Instant> parse(String text, Instant now) {
    Matcher ago = AGO.matcher(text);
    try {
      return Optional.of(
          ago.matches() ? now.minus(duration(ago.group(1), ago.group(2))) : Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration duration(String number, String unit) {
    return Duration.parse((unit.equals("d") ? "P" : "PT") + number + unit.toUpperCase(Locale.ROOT));
  }
}
