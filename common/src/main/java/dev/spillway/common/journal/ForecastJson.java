package dev.spillway.common.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.journal.Forecast.Times;
import dev.spillway.placement.money.Money;
import java.util.Optional;

/** Writes forecasts as JSON and reads them again. Times are milliseconds: mean, median, high. */
final class ForecastJson {
  private static final int NUMBERS = 3;

  private ForecastJson() {}

  static void write(Forecast forecast, ObjectNode node) {
    put(node, "queue", forecast.queue());
    forecast.local().ifPresent(times -> put(node, "local", times));
    forecast.cloud().ifPresent(times -> put(node, "cloud", times));
    node.put("nanodollars", forecast.cloudCost().nanodollars());
  }

  /** Reads what a node holds; empty where it is missing. */
  static Optional<Forecast> read(JsonNode node) {
    return times(node.path("queue"))
        .map(
            queue ->
                new Forecast(
                    queue,
                    times(node.path("local")),
                    times(node.path("cloud")),
                    new Money(node.path("nanodollars").asLong())));
  }

  private static void put(ObjectNode node, String name, Times times) {
    node.putArray(name).add(times.meanMillis()).add(times.medianMillis()).add(times.highMillis());
  }

  private static Optional<Times> times(JsonNode node) {
    return node.size() == NUMBERS
        ? Optional.of(
            new Times(node.get(0).asDouble(), node.get(1).asDouble(), node.get(2).asDouble()))
        : Optional.empty();
  }
}
