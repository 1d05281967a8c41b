package dev.spillway.loadbalancer.deploy;

import dev.spillway.common.cloud.CloudIntegration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Resource;

/** The way from a POST of the REST API to the Lambda function. */
final class Route {
  /** The path, without its slash. */
  static final String PATH_PART = "greeting";

  private static final String METHOD = "POST";

  /** Lambda is always called so, whatever the method of the REST API. */
  private static final String LAMBDAS_METHOD = "POST";

  /** What the integration's answers without the proxy become; all of them match. */
  private static final String STATUS = "200";

  private final Gateway gateway;
  private final String apiId;
  private final String target;
  private final boolean keyRequired;
  private final CloudIntegration integration;

  Route(Gateway gateway, String apiId, Arn functionArn) {
    this.gateway = gateway;
    this.apiId = apiId;
    this.target = functionArn.asIntegration();
    this.keyRequired = gateway.config().api().keyRequired();
    this.integration = gateway.config().api().integration();
  }

  /** Returns what makes this route different from others, in one line. */
  String description() {
    return String.join(
        " ", METHOD, "/" + PATH_PART, integration.name(), "key=" + keyRequired, target);
  }

  /**
   * Sets the route up where it is not as it should be.
   *
   * @return whether anything had to be changed
   */
  boolean setUp() {
    CloudRetry retry = gateway.retry();
    Resource resource =
        retry.call("create the path /" + PATH_PART + " of the REST API", this::findOrCreate);
    if (Optional.ofNullable(resource.resourceMethods().get(METHOD))
        .filter(this::isAsIs)
        .isPresent()) {
      return false;
    }
    retry.run(
        "set up " + METHOD + " /" + PATH_PART + " of the REST API", () -> replace(resource.id()));
    return true;
  }

  private Resource findOrCreate() {
    List<Resource> resources =
        gateway
            .client()
            .getResourcesPaginator(
                request -> request.restApiId(apiId).embed("methods").limit(Gateway.PAGE))
            .items()
            .stream()
            .toList();
    return withPath(resources, "/" + PATH_PART)
        .orElseGet(() -> create(withPath(resources, "/").orElseThrow().id()));
  }

  private static Optional<Resource> withPath(List<Resource> resources, String path) {
    return resources.stream().filter(resource -> path.equals(resource.path())).findFirst();
  }

  private Resource create(String rootId) {
    String id =
        gateway
            .client()
            .createResource(
                request -> request.restApiId(apiId).parentId(rootId).pathPart(PATH_PART))
            .id();
    return Resource.builder().id(id).build();
  }

  private boolean isAsIs(Method method) {
    return method.apiKeyRequired() != null
        && method.apiKeyRequired() == keyRequired
        && method.methodIntegration() != null
        && isAsIs(method.methodIntegration())
        && (integration == CloudIntegration.AWS_PROXY
            || method.methodResponses().containsKey(STATUS));
  }

  private boolean isAsIs(Integration current) {
    return integration.name().equals(current.typeAsString())
        && target.equals(current.uri())
        && (integration == CloudIntegration.AWS_PROXY
            || current.integrationResponses().containsKey(STATUS));
  }

  /** Starts from nothing each time, since parts of a method cannot be put a second time. */
  private void replace(String resourceId) {
    ApiGatewayClient client = gateway.client();
    try {
      client.deleteMethod(
          method -> method.restApiId(apiId).resourceId(resourceId).httpMethod(METHOD));
    } catch (NotFoundException e) {
      // There was none.
    }
    client.putMethod(
        method ->
            method
                .restApiId(apiId)
                .resourceId(resourceId)
                .httpMethod(METHOD)
                .authorizationType("NONE")
                .apiKeyRequired(keyRequired));
    client.putIntegration(
        request ->
            request
                .restApiId(apiId)
                .resourceId(resourceId)
                .httpMethod(METHOD)
                .type(IntegrationType.fromValue(integration.name()))
                .integrationHttpMethod(LAMBDAS_METHOD)
                .uri(target));
    if (integration == CloudIntegration.AWS) {
      putResponses(client, resourceId);
    }
  }

  private void putResponses(ApiGatewayClient client, String resourceId) {
    client.putMethodResponse(
        response ->
            response.restApiId(apiId).resourceId(resourceId).httpMethod(METHOD).statusCode(STATUS));
    client.putIntegrationResponse(
        response ->
            response
                .restApiId(apiId)
                .resourceId(resourceId)
                .httpMethod(METHOD)
                .statusCode(STATUS)
                .selectionPattern(""));
  }
}
