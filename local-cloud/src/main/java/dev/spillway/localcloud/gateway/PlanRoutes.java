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
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Usage plans and their keys. Runs under the store's lock. */
final class PlanRoutes {
  private static final String PLANS = "/usageplans";
  private static final String PLAN = PLANS + "/{plan}";
  private static final String KEYS = PLAN + "/keys";
  private static final String KEY = KEYS + "/{key}";

  private final GatewayStore store;

  PlanRoutes(GatewayStore store) {
    this.store = store;
  }

  void addTo(RouteTable routes) {
    routes
        .on("POST", PLANS, this::create)
        .on("GET", PLANS, this::list)
        .on("GET", PLAN, call -> RestJson.answer(200, plan(call).document()))
        .on("PATCH", PLAN, this::update)
        .on("DELETE", PLAN, this::delete)
        .on("POST", KEYS, this::addKey)
        .on("GET", KEYS, this::listKeys)
        .on("GET", KEY, this::getKey)
        .on("DELETE", KEY, this::removeKey);
  }

  private HttpResponse create(Call call) {
    ObjectNode body = call.json();
    if (body.path("name").asText("").isBlank()) {
      throw AwsException.badRequest("Usage Plan name cannot be empty");
    }
    String id = RandomId.letters(6);
    ObjectNode document = Json.object().put("id", id).put("name", body.path("name").asText());
    document.set("apiStages", Json.array());
    Documents.copy(body, document, "description", "throttle", "quota", "tags");
    checkQuota(document.path("quota"));
    UsagePlan plan = new UsagePlan(document);
    for (JsonNode stage : body.path("apiStages")) {
      PlanStages.require(store, stage, id);
      PlanStages.add(plan, stage.deepCopy());
    }
    store.plans().put(id, plan);
    return RestJson.answer(201, document);
  }

  private static void checkQuota(JsonNode quota) {
    if (!quota.isMissingNode()
        && !List.of("DAY", "WEEK", "MONTH").contains(quota.path("period").asText())) {
      throw AwsException.badRequest("Usage Plan quota period must be DAY, WEEK or MONTH");
    }
  }

  private HttpResponse list(Call call) {
    String keyId = call.query("keyId").orElse("");
    return Pages.page(
        call,
        store.plans().values().stream()
            .filter(plan -> keyId.isEmpty() || plan.keyIds().contains(keyId))
            .map(UsagePlan::document)
            .toList());
  }

  private HttpResponse update(Call call) {
    UsagePlan plan = plan(call);
    for (JsonNode operation : call.json().path("patchOperations")) {
      String value = operation.path("value").asText();
      switch (operation.path("op").asText() + " " + operation.path("path").asText()) {
        case "remove /apiStages" -> PlanStages.remove(plan, value);
        case "add /apiStages" -> addStage(plan, value);
        case "replace /name" -> plan.document().put("name", value);
        case "replace /description" -> plan.document().put("description", value);
        case "replace /throttle/rateLimit" ->
            Documents.child(plan.document(), "throttle").put("rateLimit", number(value));
        case "replace /throttle/burstLimit" ->
            Documents.child(plan.document(), "throttle").put("burstLimit", (int) number(value));
        case "replace /quota/limit" ->
            Documents.child(plan.document(), "quota").put("limit", (int) number(value));
        default -> throw AwsException.badRequest("Invalid patch operation specified");
      }
    }
    plan.resetThrottle();
    return RestJson.answer(200, plan.document());
  }

  private void addStage(UsagePlan plan, String name) {
    int colon = name.indexOf(':');
    if (colon < 0) {
      throw AwsException.badRequest("Invalid API Stage specified");
    }
    ObjectNode stage =
        Json.object()
            .put("apiId", name.substring(0, colon))
            .put("stage", name.substring(colon + 1));
    PlanStages.require(store, stage, plan.document().path("id").asText());
    PlanStages.add(plan, stage);
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw AwsException.badRequest("Invalid number specified: " + value);
    }
  }

  private HttpResponse delete(Call call) {
    UsagePlan plan = plan(call);
    String id = plan.document().path("id").asText();
    String stages =
        StreamSupport.stream(plan.document().path("apiStages").spliterator(), false)
            .map(PlanStages::name)
            .collect(Collectors.joining(", "));
    if (!stages.isEmpty()) {
      throw AwsException.badRequest(
          "Cannot delete Usage Plan "
              + id
              + " because there are API Stages associated with it, including "
              + stages);
    }
    store.plans().remove(id);
    return RestJson.empty(202);
  }

  private HttpResponse addKey(Call call) {
    UsagePlan plan = plan(call);
    ObjectNode body = call.json();
    if (!body.path("keyType").asText().equals("API_KEY")) {
      throw AwsException.badRequest("Usage Plan key type must be API_KEY");
    }
    ObjectNode key = store.key(body.path("keyId").asText());
    if (!plan.keyIds().add(key.path("id").asText())) {
      throw AwsException.conflict(
          "Usage Plan already contains the API Key " + key.path("id").asText());
    }
    return RestJson.answer(201, view(key));
  }

  private HttpResponse listKeys(Call call) {
    String prefix = call.query("name").orElse("");
    return Pages.page(
        call,
        plan(call).keyIds().stream()
            .map(store::key)
            .filter(key -> key.path("name").asText().startsWith(prefix))
            .map(PlanRoutes::view)
            .toList());
  }

  private HttpResponse getKey(Call call) {
    return RestJson.answer(200, view(store.key(requireKey(call))));
  }

  private HttpResponse removeKey(Call call) {
    plan(call).keyIds().remove(requireKey(call));
    return RestJson.empty(202);
  }

  private String requireKey(Call call) {
    String id = call.variable("key");
    if (!plan(call).keyIds().contains(id)) {
      throw AwsException.notFound("Invalid Usage Plan ID or API Key identifier specified");
    }
    return id;
  }

  private static ObjectNode view(ObjectNode key) {
    ObjectNode view = Json.object();
    Documents.copy(key, view, "id", "value", "name");
    return view.put("type", "API_KEY");
  }

  private UsagePlan plan(Call call) {
    return store.plan(call.variable("plan"));
  }
}
