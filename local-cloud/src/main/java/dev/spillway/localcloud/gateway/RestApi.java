package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An API under construction: its documents as the control plane shows them, and what its stages
 * serve. Guarded by its {@link GatewayStore}.
 */
final class RestApi {
  private final String id;
  private final String region;
  private final ObjectNode document;
  private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
  private final Map<String, Deployment> deployments = new LinkedHashMap<>();
  private final Map<String, ObjectNode> stages = new LinkedHashMap<>();

  /** What was deployed, as it was then. */
  record Deployment(ObjectNode document, DeployedApi snapshot) {}

  RestApi(String id, String region, ObjectNode document, String rootId) {
    this.id = id;
    this.region = region;
    this.document = document;
    resources.put(rootId, Json.object().put("id", rootId).put("path", "/"));
  }

  String id() {
    return id;
  }

  String region() {
    return region;
  }

  ObjectNode document() {
    return document;
  }

  Map<String, ObjectNode> resources() {
    return resources;
  }

  Map<String, Deployment> deployments() {
    return deployments;
  }

  Map<String, ObjectNode> stages() {
    return stages;
  }

  ObjectNode resource(String resourceId) {
    return require(resources.get(resourceId), "Invalid Resource identifier specified");
  }

  ObjectNode method(String resourceId, String method) {
    return require(
        resource(resourceId).path("resourceMethods").get(method) instanceof ObjectNode found
            ? found
            : null,
        "Invalid Method identifier specified");
  }

  ObjectNode integration(String resourceId, String method) {
    return require(
        method(resourceId, method).get("methodIntegration") instanceof ObjectNode found
            ? found
            : null,
        "Invalid Integration identifier specified");
  }

  Deployment deployment(String deploymentId) {
    return require(deployments.get(deploymentId), "Invalid Deployment identifier specified");
  }

  ObjectNode stage(String name) {
    return require(stages.get(name), "Invalid stage identifier specified");
  }

  private static <T> T require(@Nullable T found, String otherwise) {
    if (found == null) {
      throw AwsException.notFound(otherwise);
    }
    return found;
  }
}
