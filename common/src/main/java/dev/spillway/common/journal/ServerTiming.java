package dev.spillway.common.journal;

import dev.spillway.common.journal.CallRecord.Part;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes how long parts of a call took as a header says it, and reads it.
 *
 * @see <a href="https://www.w3.org/TR/server-timing/">W3C, Server Timing</a>
 */
public final class ServerTiming {
  private static final String DURATION = ";dur=";
  private static final double NANOS_PER_MILLI = 1e6;

  /** No part takes longer: a time that would is a mistake. */
  private static final double MOST_MILLIS = Duration.ofDays(1).toMillis();

  private ServerTiming() {}

  /** Returns the header's value, e.g. {@code slot;dur=0.012, run;dur=12.300}: milliseconds. */
  public static String write(Map<Part, Duration> parts) {
    return new TreeMap<>(parts)
        .entrySet().stream()
            .map(part -> name(part.getKey()) + DURATION + millis(part.getValue()))
            .collect(Collectors.joining(", "));
  }

  /** Returns the parts that a value names; what it says otherwise is left out. */
  public static Map<Part, Duration> read(String value) {
    Map<Part, Duration> parts = new EnumMap<>(Part.class);
    for (String metric : value.split(",")) {
      int end = metric.indexOf(DURATION);
      for (Part part : Part.values()) {
        if (end > 0 && metric.substring(0, end).strip().equals(name(part))) {
          put(parts, part, metric.substring(end + DURATION.length()).strip());
        }
      }
    }
    return parts;
  }

  private static void put(Map<Part, Duration> parts, Part part, String text) {
    try {
      double millis = Double.parseDouble(text);
      if (millis >= 0 && millis <= MOST_MILLIS) {
        parts.put(part, Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI)));
      }
    } catch (NumberFormatException e) {
      // No time that we know.
    }
  }

  private static String name(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / NANOS_PER_MILLI);
  }
}
