package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Json;
import java.util.function.Predicate;

/** The stages that a usage plan opens. */
final class PlanStages {
  private PlanStages() {}

  static String name(JsonNode apiStage) {
    return apiStage.path("apiId").asText() + ":" + apiStage.path("stage").asText();
  }

  /** Refuses a stage that is not there. */
  static void require(GatewayStore store, JsonNode apiStage, String planId) {
    String api = apiStage.path("apiId").asText();
    String stage = apiStage.path("stage").asText();
    RestApi found = store.apis().get(api);
    if (found == null || !found.stages().containsKey(stage)) {
      throw AwsException.notFound(
          "Invalid API Stage {api: "
              + api
              + ", stage: "
              + stage
              + "} specified for usageplan "
              + planId);
    }
  }

  static void add(UsagePlan plan, ObjectNode apiStage) {
    ArrayNode stages = stages(plan);
    for (JsonNode present : stages) {
      if (name(present).equals(name(apiStage))) {
        throw AwsException.conflict(
            "API Stage " + name(apiStage) + " is already in the usage plan");
      }
    }
    stages.add(apiStage);
  }

  static void remove(UsagePlan plan, String name) {
    if (!removeIf(plan, stage -> name(stage).equals(name))) {
      throw AwsException.notFound("Invalid API Stage specified");
    }
  }

  static void removeApi(UsagePlan plan, String apiId) {
    removeIf(plan, stage -> stage.path("apiId").asText().equals(apiId));
  }

  private static boolean removeIf(UsagePlan plan, Predicate<JsonNode> condition) {
    ArrayNode kept = Json.array();
    ArrayNode stages = stages(plan);
    for (JsonNode stage : stages) {
      if (!condition.test(stage)) {
        kept.add(stage);
      }
    }
    plan.document().set("apiStages", kept);
    return kept.size() < stages.size();
  }

  private static ArrayNode stages(UsagePlan plan) {
    return plan.document().get("apiStages") instanceof ArrayNode found
        ? found
        : plan.document().putArray("apiStages");
  }
}
