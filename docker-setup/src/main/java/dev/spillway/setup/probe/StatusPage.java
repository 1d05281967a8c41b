package dev.spillway.setup.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** Turns the load balancer's {@code /status} into lines for people. */
public final class StatusPage {
  /** Amounts of money are decimal: 1E-9 is not how people write them. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final String SERVER_ROW = "%-24s %-24s %-10s %s";

  private final JsonNode status;

  private StatusPage(JsonNode status) {
    this.status = status;
  }

  /** Returns the page of a JSON text; of one that is no JSON, a page that says nothing. */
  public static StatusPage parse(String json) {
    try {
      return new StatusPage(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      return new StatusPage(JSON.createObjectNode());
    }
  }

  /** Returns whether the load balancer serves. */
  public boolean isReady() {
    return state().equals("ready");
  }

  /** Returns the load balancer's state, e.g. {@code starting}. */
  public String state() {
    return status.path("state").asText("unknown");
  }

  /** Returns the page. */
  public List<String> lines() {
    JsonNode served = status.path("served");
    List<String> lines = new ArrayList<>();
    lines.add("function       " + text("function") + "  sha256 " + shortened(text("sha256")));
    lines.add("cloud          " + text("cloud"));
    lines.add("calls          " + text("active") + " running, room for " + text("capacity"));
    lines.add(
        "served         %s on servers, %s in the cloud, %s failed"
            .formatted(count(served, "local"), count(served, "cloud"), count(served, "failed")));
    overflow(status.path("overflow"), lines);
    lines.add("");
    lines.add(SERVER_ROW.formatted("SERVER", "ADDRESS", "STATE", "IN FLIGHT"));
    status.path("servers").forEach(server -> lines.add(row(server)));
    return lines;
  }

  /** Says nothing where nothing was spent and nothing is limited. */
  private static void overflow(JsonNode overflow, List<String> lines) {
    if (overflow.path("sent").asLong() > 0 || overflow.path("heldBack").asLong() > 0) {
      lines.add(
          "overflow       %s calls sent to the cloud for %s USD, %s held back"
              .formatted(
                  count(overflow, "sent"),
                  count(overflow, "costUsd"),
                  count(overflow, "heldBack")));
    }
    if (overflow.path("budget").asText().equals("unknown")) {
      lines.add("budget         unknown: Redis does not answer, so no call goes to the cloud");
    }
    for (String window : List.of("hour", "day")) {
      JsonNode account = overflow.path(window);
      if (account.has("limitUsd")) {
        lines.add(
            "budget         %s of %s USD left this %s: %s spent, %s reserved, %s calls refused"
                .formatted(
                    count(account, "leftUsd"),
                    count(account, "limitUsd"),
                    window,
                    count(account, "spentUsd"),
                    count(account, "reservedUsd"),
                    count(account, "refused")));
      }
    }
  }

  private static String row(JsonNode server) {
    return SERVER_ROW.formatted(
        server.path("id").asText("?"),
        server.path("address").asText("?"),
        server.path("state").asText("?"),
        count(server, "inFlight"));
  }

  private String text(String field) {
    return status.path(field).asText("?");
  }

  private static String count(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText("0");
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(12, hash.length()));
  }
}
