package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Call;
import dev.spillway.localcloud.http.Json;
import dev.spillway.localcloud.http.RandomId;
import dev.spillway.localcloud.http.RestJson;
import dev.spillway.localcloud.http.RouteTable;
import java.util.List;

/** API keys. Runs under the store's lock. */
final class KeyRoutes {
  private static final int SHORTEST = 20;
  private static final int LONGEST = 128;

  private final GatewayStore store;

  KeyRoutes(GatewayStore store) {
    this.store = store;
  }

  void addTo(RouteTable routes) {
    routes
        .on("POST", "/apikeys", this::create)
        .on("GET", "/apikeys", this::list)
        .on("GET", "/apikeys/{key}", this::get)
        .on("PATCH", "/apikeys/{key}", this::update)
        .on("DELETE", "/apikeys/{key}", this::delete);
  }

  private HttpResponse create(Call call) {
    ObjectNode body = call.json();
    String value = body.path("value").asText("");
    if (value.isEmpty()) {
      value = RandomId.letters(40);
    }
    check(value);
    String id = RandomId.letters(10);
    long now = store.now().getEpochSecond();
    ObjectNode key =
        Json.object()
            .put("id", id)
            .put("value", value)
            .put("name", body.path("name").asText(""))
            .put("enabled", body.path("enabled").asBoolean(false))
            .put("createdDate", now)
            .put("lastUpdatedDate", now);
    key.set("stageKeys", Json.array());
    Documents.copy(body, key, "description", "customerId", "tags");
    store.keys().put(id, key);
    return RestJson.answer(201, key);
  }

  private void check(String value) {
    if (value.length() < SHORTEST) {
      throw AwsException.badRequest("API Key value should be at least 20 characters");
    }
    if (value.length() > LONGEST) {
      throw AwsException.badRequest("API Key value exceeds maximum size of 128 characters");
    }
    for (JsonNode key : store.keys().values()) {
      if (key.path("value").asText().equals(value)) {
        throw AwsException.conflict("API Key already exists");
      }
    }
  }

  private HttpResponse list(Call call) {
    boolean withValues = call.query("includeValues").filter("true"::equals).isPresent();
    String prefix = call.query("name").orElse("");
    List<ObjectNode> keys =
        store.keys().values().stream()
            .filter(key -> key.path("name").asText().startsWith(prefix))
            .map(key -> withValues ? key : hidden(key))
            .toList();
    return Pages.page(call, keys);
  }

  private HttpResponse get(Call call) {
    ObjectNode key = store.key(call.variable("key"));
    boolean withValue = call.query("includeValue").filter("true"::equals).isPresent();
    return RestJson.answer(200, withValue ? key : hidden(key));
  }

  private HttpResponse update(Call call) {
    ObjectNode key = store.key(call.variable("key"));
    for (JsonNode operation : call.json().path("patchOperations")) {
      String path = operation.path("path").asText();
      String value = operation.path("value").asText();
      switch (path) {
        case "/enabled" -> key.put("enabled", value.equals("true"));
        case "/name", "/description" -> key.put(path.substring(1), value);
        default -> throw AwsException.badRequest("Invalid patch path " + path);
      }
    }
    return RestJson.answer(200, hidden(key));
  }

  private HttpResponse delete(Call call) {
    String id = store.key(call.variable("key")).path("id").asText();
    store.keys().remove(id);
    store.plans().values().forEach(plan -> plan.keyIds().remove(id));
    return RestJson.empty(202);
  }

  private static ObjectNode hidden(ObjectNode key) {
    return key.deepCopy().without("value");
  }
}
