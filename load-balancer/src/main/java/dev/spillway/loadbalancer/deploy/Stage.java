package dev.spillway.loadbalancer.deploy;

import java.util.Optional;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/**
 * What callers of the REST API meet: the gateway serves a snapshot, made by the last deployment.
 */
final class Stage {
  static final String NAME = "dev";

  private final Gateway gateway;
  private final String apiId;

  Stage(Gateway gateway, String apiId) {
    this.gateway = gateway;
    this.apiId = apiId;
  }

  /**
   * Makes a snapshot where the last one shows another route. The route stands in the deployment's
   * description, so that a start finds out what an interrupted one before it left undone.
   *
   * @param changed whether the route was changed just now
   */
  void publish(String route, boolean changed) {
    gateway
        .retry()
        .run(
            "publish the REST API's stage '" + NAME + "'",
            () -> {
              if (changed || !published().equals(Optional.of(route))) {
                create(route);
              }
            });
  }

  private Optional<String> published() {
    try {
      String deploymentId =
          gateway.client().getStage(stage -> stage.restApiId(apiId).stageName(NAME)).deploymentId();
      return Optional.ofNullable(
          gateway
              .client()
              .getDeployment(deployment -> deployment.restApiId(apiId).deploymentId(deploymentId))
              .description());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private void create(String route) {
    gateway
        .client()
        .createDeployment(
            deployment -> deployment.restApiId(apiId).stageName(NAME).description(route));
  }
}
