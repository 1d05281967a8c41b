package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.gateway.RestApi.Deployment;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Call;
import dev.spillway.localcloud.http.Json;
import dev.spillway.localcloud.http.RandomId;
import dev.spillway.localcloud.http.RestJson;
import dev.spillway.localcloud.http.RouteTable;
import java.util.List;

/** Deployments and the stages that serve them. Runs under the store's lock. */
final class DeploymentRoutes {
  private static final String DEPLOYMENTS = "/restapis/{api}/deployments";
  private static final String DEPLOYMENT = DEPLOYMENTS + "/{deployment}";
  private static final String STAGES = "/restapis/{api}/stages";
  private static final String STAGE = STAGES + "/{stage}";

  private final GatewayStore store;

  DeploymentRoutes(GatewayStore store) {
    this.store = store;
  }

  void addTo(RouteTable routes) {
    routes
        .on("POST", DEPLOYMENTS, this::deploy)
        .on("GET", DEPLOYMENTS, this::listDeployments)
        .on("GET", DEPLOYMENT, call -> RestJson.answer(200, deployment(call).document()))
        .on("DELETE", DEPLOYMENT, this::deleteDeployment)
        .on("POST", STAGES, this::createStage)
        .on("GET", STAGES, this::listStages)
        .on("GET", STAGE, call -> RestJson.answer(200, api(call).stage(call.variable("stage"))))
        .on("DELETE", STAGE, this::deleteStage);
  }

  private HttpResponse deploy(Call call) {
    RestApi api = api(call);
    ObjectNode body = call.json();
    String id = RandomId.letters(6);
    ObjectNode document =
        Json.object().put("id", id).put("createdDate", store.now().getEpochSecond());
    Documents.copy(body, document, "description");
    DeployedApi snapshot = DeployedApi.of(api);
    String stage = body.path("stageName").asText("");
    if (!stage.isEmpty()) {
      requireName(stage);
      point(api, stage, id, body);
    }
    api.deployments().put(id, new Deployment(document, snapshot));
    return RestJson.answer(201, document);
  }

  private HttpResponse listDeployments(Call call) {
    return Pages.page(
        call, api(call).deployments().values().stream().map(Deployment::document).toList());
  }

  private HttpResponse deleteDeployment(Call call) {
    String id = deployment(call).document().path("id").asText();
    boolean served =
        api(call).stages().values().stream()
            .anyMatch(stage -> stage.path("deploymentId").asText().equals(id));
    if (served) {
      throw AwsException.badRequest(
          "Active stages pointing to this deployment must be moved or deleted");
    }
    api(call).deployments().remove(id);
    return RestJson.empty(202);
  }

  private HttpResponse createStage(Call call) {
    RestApi api = api(call);
    ObjectNode body = call.json();
    String name = body.path("stageName").asText();
    requireName(name);
    if (api.stages().containsKey(name)) {
      throw AwsException.conflict("Stage already exists");
    }
    String deploymentId = body.path("deploymentId").asText();
    api.deployment(deploymentId);
    return RestJson.answer(201, point(api, name, deploymentId, body));
  }

  private HttpResponse listStages(Call call) {
    String deployment = call.query("deploymentId").orElse("");
    List<ObjectNode> stages =
        api(call).stages().values().stream()
            .filter(
                stage ->
                    deployment.isEmpty() || stage.path("deploymentId").asText().equals(deployment))
            .toList();
    ObjectNode body = Json.object();
    body.set("item", Json.array().addAll(stages));
    return RestJson.answer(200, body);
  }

  private HttpResponse deleteStage(Call call) {
    RestApi api = api(call);
    String name = call.variable("stage");
    api.stage(name);
    api.stages().remove(name);
    return RestJson.empty(202);
  }

  private ObjectNode point(RestApi api, String name, String deploymentId, ObjectNode body) {
    long now = store.now().getEpochSecond();
    ObjectNode stage =
        api.stages()
            .computeIfAbsent(
                name, key -> Json.object().put("stageName", key).put("createdDate", now));
    stage.put("deploymentId", deploymentId).put("lastUpdatedDate", now);
    Documents.copy(body, stage, "variables", "tags");
    if (body.hasNonNull("stageDescription")) {
      stage.set("description", body.path("stageDescription"));
    }
    return stage;
  }

  private static void requireName(String stage) {
    if (!stage.matches("[a-zA-Z0-9_-]{1,128}")) {
      throw AwsException.badRequest("Stage name only allows a-zA-Z0-9-_");
    }
  }

  private Deployment deployment(Call call) {
    return api(call).deployment(call.variable("deployment"));
  }

  private RestApi api(Call call) {
    return store.api(call.variable("api"));
  }
}
