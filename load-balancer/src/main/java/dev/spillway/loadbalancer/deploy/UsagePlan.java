package dev.spillway.loadbalancer.deploy;

import java.util.List;
import software.amazon.awssdk.services.apigateway.model.ApiStage;
import software.amazon.awssdk.services.apigateway.model.CreateUsagePlanRequest;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** The usage plan, which lets the key into the stage; known by its name. */
final class UsagePlan {
  private static final String STAGES_PATH = "/apiStages";

  private final Gateway gateway;
  private final String name;
  private final String label;

  UsagePlan(Gateway gateway) {
    this.gateway = gateway;
    this.name = gateway.keyName();
    this.label = "the usage plan '" + name + "'";
  }

  private record Plan(String id, List<ApiStage> stages) {
    boolean covers(String apiId) {
      return stages.stream()
          .anyMatch(stage -> apiId.equals(stage.apiId()) && Stage.NAME.equals(stage.stage()));
    }
  }

  /** Lets a key into the stage of a REST API; creates the plan where there is none. */
  void admit(ApiKey.Issued key, String apiId) {
    Plan plan =
        gateway
            .retry()
            .call(
                "create " + label,
                () -> find().stream().findFirst().orElseGet(() -> create(apiId)));
    if (!plan.covers(apiId)) {
      gateway.retry().add("add the REST API to " + label, () -> cover(plan, apiId));
    }
    gateway
        .retry()
        .add(
            "add the API key to " + label,
            () ->
                gateway
                    .client()
                    .createUsagePlanKey(
                        link -> link.usagePlanId(plan.id()).keyId(key.id()).keyType("API_KEY")));
  }

  /** Deletes the plan; it must leave its stages first. */
  void delete() {
    List<Plan> plans = gateway.retry().call("look for " + label, () -> find());
    for (Plan plan : plans) {
      plan.stages().forEach(stage -> leave(plan, stage));
      gateway
          .retry()
          .remove(
              "delete " + label,
              () -> gateway.client().deleteUsagePlan(request -> request.usagePlanId(plan.id())));
    }
  }

  private List<Plan> find() {
    return gateway
        .client()
        .getUsagePlansPaginator(request -> request.limit(Gateway.PAGE))
        .items()
        .stream()
        .filter(plan -> name.equals(plan.name()))
        .map(plan -> new Plan(plan.id(), plan.apiStages()))
        .toList();
  }

  private Plan create(String apiId) {
    ApiStage stage = ApiStage.builder().apiId(apiId).stage(Stage.NAME).build();
    String id =
        gateway
            .client()
            .createUsagePlan(
                CreateUsagePlanRequest.builder()
                    .name(name)
                    .apiStages(stage)
                    .tags(Tags.of(gateway.config().project()))
                    .build())
            .id();
    return new Plan(id, List.of(stage));
  }

  private void cover(Plan plan, String apiId) {
    patch(plan, Op.ADD, apiId + ":" + Stage.NAME);
  }

  private void leave(Plan plan, ApiStage stage) {
    gateway
        .retry()
        .remove(
            "take the REST API out of " + label,
            () -> patch(plan, Op.REMOVE, stage.apiId() + ":" + stage.stage()));
  }

  private void patch(Plan plan, Op op, String stage) {
    gateway
        .client()
        .updateUsagePlan(
            request ->
                request
                    .usagePlanId(plan.id())
                    .patchOperations(
                        PatchOperation.builder().op(op).path(STAGES_PATH).value(stage).build()));
  }
}
