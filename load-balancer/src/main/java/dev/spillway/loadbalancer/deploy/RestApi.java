package dev.spillway.loadbalancer.deploy;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.EndpointType;

/**
 * The REST API in front of the Lambda function. Names of REST APIs are not unique, so it is known
 * by its name and the installation's tag.
 */
final class RestApi {
  private final Gateway gateway;
  private final String name;

  RestApi(Gateway gateway) {
    this.gateway = gateway;
    this.name = gateway.config().api().name();
  }

  /** Returns the API's id; creates the API where there is none. */
  String findOrCreate() {
    return gateway
        .retry()
        .call(
            "create the REST API '" + name + "'",
            () -> find().stream().findFirst().orElseGet(this::create));
  }

  /** Deletes the API, and any other that an interrupted deployment left. */
  void delete(Consumer<String> beforeEach) {
    List<String> ids = gateway.retry().call("look for the REST API '" + name + "'", () -> find());
    for (String id : ids) {
      beforeEach.accept(id);
      gateway
          .retry()
          .remove(
              "delete the REST API '" + name + "' (" + id + ")",
              () -> gateway.client().deleteRestApi(request -> request.restApiId(id)));
    }
  }

  /** Returns the ids, the oldest first, so that all who look take the same. */
  private List<String> find() {
    String project = gateway.config().project();
    return gateway
        .client()
        .getRestApisPaginator(request -> request.limit(Gateway.PAGE))
        .items()
        .stream()
        .filter(api -> name.equals(api.name()) && Tags.isOwn(api.tags(), project))
        .sorted(Comparator.comparing(api -> api.createdDate()))
        .map(api -> api.id())
        .toList();
  }

  private String create() {
    String project = gateway.config().project();
    return gateway
        .client()
        .createRestApi(
            CreateRestApiRequest.builder()
                .name(name)
                .description("Calls the function of the Spillway installation " + project)
                // An edge-optimized API, the default, may be created only once in 30 s.
                .endpointConfiguration(endpoint -> endpoint.types(EndpointType.REGIONAL))
                .tags(Tags.of(project))
                .build())
        .id();
  }
}
