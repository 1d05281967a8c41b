package dev.spillway.common.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.InvocationId;
import dev.spillway.common.journal.CallRecord.Choice;
import dev.spillway.common.journal.CallRecord.Ending;
import dev.spillway.common.journal.CallRecord.Load;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.placement.money.Money;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes records as JSON and reads them again. Times are whole microseconds. Thread-safe. */
public final class CallRecordJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NANOS_PER_MICRO = 1_000;

  private CallRecordJson() {}

  /** Returns a record as a line of JSON. */
  public static String write(CallRecord call) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", call.id().value());
    node.put("function", call.function());
    node.put("parameter", call.parameter());
    node.put("arrived", call.arrived().toString());
    node.put("policy", call.choice().policy());
    node.put("reason", call.choice().reason());
    call.choice().forecast().ifPresent(it -> ForecastJson.write(it, node.putObject("forecast")));
    put(call.load(), node.putObject("load"));
    ObjectNode micros = node.putObject("micros");
    call.parts().forEach((part, time) -> micros.put(name(part), time.toNanos() / NANOS_PER_MICRO));
    call.ending().site().ifPresent(site -> node.put("site", site.headerValue()));
    call.ending().server().ifPresent(server -> node.put("server", server));
    call.ending().fault().ifPresent(fault -> node.put("fault", fault));
    node.put("nanodollars", call.ending().cost().nanodollars());
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the record that a line of JSON holds; empty where it holds none, e.g. a later form. */
  public static Optional<CallRecord> read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return Optional.of(
          new CallRecord(
              new InvocationId(node.required("id").asText()),
              node.required("function").asText(),
              node.required("parameter").asText(),
              Instant.parse(node.required("arrived").asText()),
              new Choice(
                  node.required("policy").asText(),
                  node.required("reason").asText(),
                  ForecastJson.read(node.path("forecast"))),
              load(node.required("load")),
              parts(node.required("micros")),
              new Ending(
                  text(node, "site").flatMap(ExecutionSite::fromHeader),
                  text(node, "server"),
                  text(node, "fault"),
                  new Money(node.path("nanodollars").asLong()))));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void put(Load load, ObjectNode node) {
    node.put("active", load.active());
    node.put("capacity", load.capacity());
    node.put("waiting", load.waiting());
    node.put("servers", load.servers());
    load.budgetLeft().ifPresent(left -> node.put("budgetNanodollars", left.nanodollars()));
  }

  private static Load load(JsonNode node) {
    return new Load(
        node.path("active").asInt(),
        node.path("capacity").asInt(),
        node.path("waiting").asInt(),
        node.path("servers").asInt(),
        Optional.ofNullable(node.get("budgetNanodollars")).map(it -> new Money(it.asLong())));
  }

  private static Map<Part, Duration> parts(JsonNode micros) {
    Map<Part, Duration> parts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      JsonNode time = micros.get(name(part));
      if (time != null) {
        parts.put(part, Duration.ofNanos(time.asLong() * NANOS_PER_MICRO));
      }
    }
    return parts;
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.ofNullable(node.get(field)).map(JsonNode::asText);
  }

  private static String name(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }
}
