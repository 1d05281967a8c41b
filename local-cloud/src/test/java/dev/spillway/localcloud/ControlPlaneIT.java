package dev.spillway.localcloud;

import static dev.spillway.localcloud.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.TooManyRequestsException;

/** API Gateway's control plane: what is kept, what is refused and with which words. */
final class ControlPlaneIT {
  private static CloudFixture cloud;
  private static ApiGatewayClient gateway;
  private static String functionArn;

  @BeforeAll
  static void start() {
    cloud = CloudFixture.start();
    gateway = cloud.gateway();
    functionArn =
        cloud.createFunction(
            "hello", "def handler(e, c): return {'statusCode': 200, 'body': 'hello'}", 20);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void keepsTagsAndTheKindOfEndpoint() {
    CreateRestApiResponse created =
        gateway.createRestApi(
            r ->
                r.name("tagged")
                    .tags(Map.of("spillway", "mine"))
                    .endpointConfiguration(e -> e.types(EndpointType.REGIONAL)));

    assertThat(created.id()).matches("[a-z0-9]{10}");
    RestApi found =
        gateway.getRestApisPaginator().items().stream()
            .filter(api -> api.id().equals(created.id()))
            .findFirst()
            .orElseThrow();
    assertThat(found.tags()).containsEntry("spillway", "mine");
    assertThat(found.endpointConfiguration().types()).containsExactly(EndpointType.REGIONAL);
    assertThat(found.createdDate()).isNotNull();
    assertThat(gateway.getRestApi(r -> r.restApiId(created.id())).rootResourceId())
        .isEqualTo(created.rootResourceId());
  }

  @Test
  void servesTheLastDeploymentOnly() {
    String api = cloud.createApi(functionArn, IntegrationType.AWS_PROXY, false);
    String resource = resource(api);
    gateway.deleteMethod(r -> r.restApiId(api).resourceId(resource).httpMethod("POST"));

    assertThat(cloud.post(api, "{}", Optional.empty()).statusCode()).isEqualTo(200);
    assertThat(
            refusal(
                BadRequestException.class,
                () -> gateway.createDeployment(r -> r.restApiId(api).stageName("prod"))))
        .contains("The REST API doesn't contain any methods");
    putMethod(api, resource);
    assertThat(
            refusal(
                BadRequestException.class,
                () -> gateway.createDeployment(r -> r.restApiId(api).stageName("prod"))))
        .contains("No integration defined for method");
    new ApiBuilder(gateway, cloud.lambda())
        .putIntegration(api, resource, functionArn, IntegrationType.AWS_PROXY);
    assertThat(cloud.post(api, "{}", Optional.empty()).statusCode()).isEqualTo(200);
    String deployment = gateway.createDeployment(r -> r.restApiId(api).stageName("prod")).id();
    assertThat(cloud.post(api, "{}", Optional.empty()).statusCode()).isEqualTo(403);
    assertThat(gateway.getStage(r -> r.restApiId(api).stageName("prod")).deploymentId())
        .isEqualTo(deployment);
  }

  @Test
  void refusesWhatIsThereAlready() {
    String api = cloud.createApi(functionArn, IntegrationType.AWS, false);
    String resource = resource(api);
    String root = gateway.getRestApi(r -> r.restApiId(api)).rootResourceId();

    assertThat(
            refusal(
                ConflictException.class,
                () ->
                    gateway.createResource(r -> r.restApiId(api).parentId(root).pathPart("call"))))
        .contains("Another resource with the same parent already has this name: call");
    assertThat(refusal(ConflictException.class, () -> putMethod(api, resource)))
        .contains("Method already exists for this resource");
    assertThat(
            refusal(
                ConflictException.class,
                () ->
                    gateway.putMethodResponse(
                        r ->
                            r.restApiId(api)
                                .resourceId(resource)
                                .httpMethod("POST")
                                .statusCode("200"))))
        .contains("already exists");
    var methods =
        gateway.getResources(r -> r.restApiId(api).embed("methods")).items().stream()
            .filter(r -> r.id().equals(resource))
            .flatMap(r -> r.resourceMethods().values().stream())
            .toList();
    assertThat(methods).hasSize(1);
    assertThat(methods.getFirst().methodIntegration().timeoutInMillis()).isEqualTo(29_000);
  }

  @Test
  void refusesIntegrationsThatAwsRefuses() {
    String api = cloud.createApi(functionArn, IntegrationType.AWS, false);
    String uri = ApiBuilder.uri(functionArn);

    assertThat(refusedIntegration(api, "", uri)).contains("Enumeration value for HttpMethod");
    assertThat(refusedIntegration(api, "POST", "hello")).contains("Invalid ARN specified");
    assertThat(refusedIntegration(api, "POST", "arn:aws:apigateway:eu-central-1:lambda:other"))
        .contains("AWS ARN for integration must contain path or action");
    assertThat(
            refusal(
                NotFoundException.class,
                () ->
                    gateway.putIntegrationResponse(
                        r ->
                            r.restApiId(api)
                                .resourceId(resource(api))
                                .httpMethod("POST")
                                .statusCode("404"))))
        .contains("Invalid Response status code specified");
  }

  @Test
  void forgetsADeletedApi() {
    String api = cloud.createApi(functionArn, IntegrationType.AWS_PROXY, false);
    gateway.deleteRestApi(r -> r.restApiId(api));

    assertThat(refusal(NotFoundException.class, () -> gateway.deleteRestApi(r -> r.restApiId(api))))
        .contains("Invalid API identifier specified 000000000000:" + api);
    assertThat(cloud.post(api, "{}", Optional.empty()).statusCode()).isEqualTo(403);
  }

  @Test
  void takesCallsNoFasterThanAwsWhereItIsToldTo() {
    try (CloudFixture strict =
        CloudFixture.start(Map.of(), config -> config.withControlGenerosity(0.01))) {
      String api = strict.gateway().createRestApi(r -> r.name("first")).id();

      TooManyRequestsException refusal =
          catchThrowableOfType(
              TooManyRequestsException.class,
              () -> strict.gateway().createRestApi(r -> r.name("second")));

      assertThat(Integer.parseInt(refusal.retryAfterSeconds())).isBetween(290, 300);
      assertThat(strict.gateway().getRestApi(r -> r.restApiId(api)).name()).isEqualTo("first");
    }
  }

  private static String refusedIntegration(String api, String method, String uri) {
    return refusal(
        BadRequestException.class,
        () ->
            gateway.putIntegration(
                r ->
                    r.restApiId(api)
                        .resourceId(resource(api))
                        .httpMethod("POST")
                        .type(IntegrationType.AWS)
                        .integrationHttpMethod(method)
                        .uri(uri)));
  }

  private static void putMethod(String api, String resource) {
    gateway.putMethod(
        r ->
            r.restApiId(api)
                .resourceId(resource)
                .httpMethod("POST")
                .apiKeyRequired(true)
                .authorizationType("NONE"));
  }

  private static String resource(String api) {
    return gateway.getResources(r -> r.restApiId(api)).items().stream()
        .filter(resource -> resource.path().equals("/call"))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
