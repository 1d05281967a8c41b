package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.localcloud.gateway.UsagePlan.Admission;
import dev.spillway.localcloud.http.AwsException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All APIs, keys and usage plans. The control plane holds its lock for a whole call; the data plane
 * looks things up by the methods that lock. Ids are unique, names are not.
 */
final class GatewayStore {
  private final InstantSource clock;
  private final Map<String, RestApi> apis = new LinkedHashMap<>();
  private final Map<String, ObjectNode> keys = new LinkedHashMap<>();
  private final Map<String, UsagePlan> plans = new LinkedHashMap<>();

  GatewayStore(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  Map<String, RestApi> apis() {
    return apis;
  }

  Map<String, ObjectNode> keys() {
    return keys;
  }

  Map<String, UsagePlan> plans() {
    return plans;
  }

  RestApi api(String id) {
    RestApi api = apis.get(id);
    if (api == null) {
      throw AwsException.notFound("Invalid API identifier specified 000000000000:" + id);
    }
    return api;
  }

  ObjectNode key(String id) {
    ObjectNode key = keys.get(id);
    if (key == null) {
      throw AwsException.notFound("Invalid API Key identifier specified");
    }
    return key;
  }

  UsagePlan plan(String id) {
    UsagePlan plan = plans.get(id);
    if (plan == null) {
      throw AwsException.notFound("Invalid Usage Plan ID specified");
    }
    return plan;
  }

  synchronized boolean hasApi(String id) {
    return apis.containsKey(id);
  }

  /** Returns what a stage serves. */
  synchronized Optional<DeployedApi> deployed(String apiId, String stage) {
    RestApi api = apis.get(apiId);
    if (api == null || !api.stages().containsKey(stage)) {
      return Optional.empty();
    }
    String deployment = api.stage(stage).path("deploymentId").asText();
    return Optional.ofNullable(api.deployments().get(deployment)).map(RestApi.Deployment::snapshot);
  }

  /** Returns the key of a value, if it is enabled and in a plan of the stage. */
  synchronized Optional<KeyUse> use(String value, String apiId, String stage) {
    return keys.values().stream()
        .filter(key -> key.path("value").asText().equals(value))
        .filter(key -> key.path("enabled").asBoolean())
        .map(key -> key.path("id").asText())
        .flatMap(
            keyId ->
                plans.values().stream()
                    .filter(plan -> plan.covers(apiId, stage) && plan.keyIds().contains(keyId))
                    .map(plan -> new KeyUse(keyId, plan)))
        .findFirst();
  }

  synchronized Admission admit(KeyUse use) {
    return use.plan.admit(use.keyId, clock.instant());
  }

  /** A key and the plan by which it opens a stage. */
  record KeyUse(String keyId, UsagePlan plan) {}
}
