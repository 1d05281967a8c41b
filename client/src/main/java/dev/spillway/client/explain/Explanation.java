package dev.spillway.client.explain;

import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecord.Load;
import dev.spillway.common.journal.CallRecord.Part;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells what became of a call, for people.
 *
 * @param call the call
 * @param zone the reader's
 */
public record Explanation(CallRecord call, ZoneId zone) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  /** Returns it in several lines, a topic each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Call " + call.id() + " of " + call.function() + "(" + call.parameter() + ")");
    lines.add("  came    " + TIME.format(call.arrived().atZone(zone)) + ", " + load());
    lines.add("  ran     " + place());
    lines.add("  why     " + call.choice().reason() + " (policy " + call.choice().policy() + ")");
    call.choice().forecast().ifPresent(forecast -> lines.add("  likely  " + forecast));
    lines.add("  ended   " + call.ending().fault().map(fault -> "with " + fault).orElse("well"));
    lines.add("  took    " + times());
    lines.add("  cost    " + call.ending().cost());
    return lines;
  }

  /** Returns it in one line. */
  public String line() {
    return "%s  %s  %-5s  %10s  %s"
        .formatted(
            TIME.format(call.arrived().atZone(zone)),
            call.id(),
            call.ending().site().map(Enum::name).orElse("-").toLowerCase(Locale.ROOT),
            time(Part.TOTAL).map(Explanation::millis).orElse("-"),
            call.ending().fault().orElse("ok"));
  }

  private String load() {
    Load load = call.load();
    String budget =
        load.budgetLeft().map(left -> "; the cloud's budget had " + left + " left").orElse("");
    return "when servers had %d of %d calls and %d waited; %d %s%s"
        .formatted(
            load.active(),
            load.capacity(),
            load.waiting(),
            load.servers(),
            load.servers() == 1 ? "server was up" : "servers were up",
            budget);
  }

  private String place() {
    String where =
        call.ending()
            .site()
            .map(
                site ->
                    switch (site) {
                      case LOCAL -> "on a server";
                      case CLOUD -> "in the cloud";
                    })
            .orElse("nowhere");
    return call.ending().server().map(server -> where + "; " + server + " had it").orElse(where);
  }

  private String times() {
    String parts =
        Stream.of(Part.values())
            .filter(part -> part != Part.TOTAL)
            .flatMap(part -> time(part).map(time -> name(part) + " " + millis(time)).stream())
            .collect(Collectors.joining(", "));
    String total = millis(time(Part.TOTAL).orElse(Duration.ZERO));
    return parts.isEmpty() ? total : total + ": " + parts;
  }

  private Optional<Duration> time(Part part) {
    return Optional.ofNullable(call.parts().get(part));
  }

  private static String name(Part part) {
    return part.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.2f ms", time.toNanos() / 1e6);
  }
}
