package dev.spillway.loadbalancer.deploy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * What there is in a cloud, as the SDK sees it.
 *
 * @param apis the ids of the REST APIs
 * @param deployments the ids of the deployments of all of them
 * @param keys the ids of the API keys
 * @param plans the ids of the usage plans
 * @param code the digest of the function's code, where there is a function
 */
record CloudState(
    List<String> apis,
    List<String> deployments,
    List<String> keys,
    List<String> plans,
    Optional<String> code) {
  static final CloudState EMPTY =
      new CloudState(List.of(), List.of(), List.of(), List.of(), Optional.empty());

  static CloudState of(URI endpoint) {
    DeployConfig config = DeployConfig.from(CloudFixture.env(endpoint)).orElseThrow();
    try (AwsClients aws = AwsClients.open(config.target())) {
      List<String> apis =
          aws.gateway().getRestApis().items().stream().map(RestApi::id).sorted().toList();
      return new CloudState(
          apis,
          apis.stream().flatMap(api -> deployments(aws, api).stream()).sorted().toList(),
          aws.gateway().getApiKeys().items().stream().map(key -> key.id()).sorted().toList(),
          aws.gateway().getUsagePlans().items().stream().map(plan -> plan.id()).sorted().toList(),
          code(aws, config.lambda().name()));
    }
  }

  private static List<String> deployments(AwsClients aws, String api) {
    return aws.gateway().getDeployments(request -> request.restApiId(api)).items().stream()
        .map(deployment -> deployment.id())
        .toList();
  }

  private static Optional<String> code(AwsClients aws, String function) {
    try {
      return Optional.of(
          aws.lambda()
              .getFunction(request -> request.functionName(function))
              .configuration()
              .codeSha256());
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }
}
