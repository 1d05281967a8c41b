package dev.spillway.localcloud.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads events for one call of GetLogEvents or FilterLogEvents. Tokens name the last event seen.
 */
final class EventReader {
  private static final int MOST_EVENTS = 10_000;

  private final LogStore store;
  private final ObjectNode body;
  private final String group;
  private final int limit;

  EventReader(LogStore store, ObjectNode body) {
    this.store = store;
    this.body = body;
    this.group = body.path("logGroupName").asText();
    this.limit = Math.clamp(body.path("limit").asInt(MOST_EVENTS), 1, MOST_EVENTS);
  }

  /** Returns a page of one stream; at its end, the same token again. */
  ObjectNode get() {
    List<LogEvent> all =
        store.stream(group, body.path("logStreamName").asText()).events().stream()
            .filter(this::isInTime)
            .toList();
    List<LogEvent> page = page(all);
    ObjectNode answer = Json.object();
    ArrayNode events = answer.putArray("events");
    page.forEach(event -> events.add(view(event)));
    String token = body.path("nextToken").asText("");
    long known = token.isEmpty() ? 0 : number(token.substring(2));
    long first = page.isEmpty() ? known : page.getFirst().sequence();
    long last = page.isEmpty() ? known : page.getLast().sequence();
    answer.put("nextForwardToken", "f/" + last);
    answer.put("nextBackwardToken", "b/" + first);
    return answer;
  }

  private List<LogEvent> page(List<LogEvent> all) {
    String token = body.path("nextToken").asText("");
    if (token.startsWith("f/")) {
      long after = number(token.substring(2));
      return all.stream().filter(event -> event.sequence() > after).limit(limit).toList();
    }
    if (token.startsWith("b/")) {
      long before = number(token.substring(2));
      return last(all.stream().filter(event -> event.sequence() < before).toList());
    }
    return body.path("startFromHead").asBoolean()
        ? all.subList(0, Math.min(limit, all.size()))
        : last(all);
  }

  private List<LogEvent> last(List<LogEvent> events) {
    return events.subList(Math.max(0, events.size() - limit), events.size());
  }

  /** Returns the matching events of a group's streams; a page may be empty and not the last. */
  ObjectNode filter() {
    FilterPattern pattern = FilterPattern.parse(body.path("filterPattern").asText(""));
    Set<String> streams = new HashSet<>();
    body.path("logStreamNames").forEach(name -> streams.add(name.asText()));
    String prefix = body.path("logStreamNamePrefix").asText("");
    ObjectNode answer = Json.object();
    ArrayNode events = answer.putArray("events");
    int scanned = 0;
    long last = 0;
    boolean more = false;
    for (LogEvent event : store.eventsAfter(group, number(body.path("nextToken").asText("0")))) {
      more = scanned == MOST_EVENTS || events.size() == limit;
      if (more) {
        break;
      }
      scanned++;
      last = event.sequence();
      boolean chosen =
          (streams.isEmpty() || streams.contains(event.stream()))
              && event.stream().startsWith(prefix);
      if (chosen && isInTime(event) && pattern.matches(event.message())) {
        events.add(view(event).put("logStreamName", event.stream()).put("eventId", id(event)));
      }
    }
    answer.putArray("searchedLogStreams");
    if (more) {
      answer.put("nextToken", String.valueOf(last));
    }
    return answer;
  }

  /** A start is part of the time asked for, an end is not. */
  private boolean isInTime(LogEvent event) {
    JsonNode start = body.path("startTime");
    JsonNode end = body.path("endTime");
    return (!start.isNumber() || event.timestampMillis() >= start.asLong())
        && (!end.isNumber() || event.timestampMillis() < end.asLong());
  }

  static long number(String token) {
    try {
      return Long.parseUnsignedLong(token);
    } catch (NumberFormatException e) {
      throw new AwsException(
          400, "InvalidParameterException", "The specified nextToken is invalid.");
    }
  }

  private static String id(LogEvent event) {
    return String.format("%056d", event.sequence());
  }

  private static ObjectNode view(LogEvent event) {
    return Json.object()
        .put("timestamp", event.timestampMillis())
        .put("message", event.message() + "\n")
        .put("ingestionTime", event.timestampMillis());
  }
}
