package dev.spillway.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.GetRestApisResponse;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
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
  void cutsListsIntoPages() {
    IntStream.range(0, 5).forEach(i -> gateway.createApiKey(r -> r.name("paged-" + i)));

    GetRestApisResponse none = gateway.getRestApis(r -> r.limit(500));
    assertThat(none.position()).isNull();
    var first = gateway.getApiKeys(r -> r.nameQuery("paged-").limit(2));
    assertThat(first.items()).hasSize(2);
    var all = gateway.getApiKeysPaginator(r -> r.nameQuery("paged-").limit(2)).items();
    assertThat(all).hasSize(5);
  }

  @Test
  void hidesTheValuesOfKeysAndDisablesThemByDefault() {
    String value = "12345678901234567890";
    gateway.createApiKey(r -> r.name("hidden").value(value));

    var hidden = gateway.getApiKeys(r -> r.nameQuery("hidden")).items().getFirst();
    assertThat(hidden.value()).isNull();
    assertThat(hidden.enabled()).isFalse();
    assertThat(
            gateway
                .getApiKeys(r -> r.nameQuery("hidden").includeValues(true))
                .items()
                .getFirst()
                .value())
        .isEqualTo(value);
    assertThat(refusal(ConflictException.class, () -> gateway.createApiKey(r -> r.value(value))))
        .contains("API Key already exists");
    assertThat(
            refusal(BadRequestException.class, () -> gateway.createApiKey(r -> r.value("short"))))
        .contains("API Key value should be at least 20 characters");
    assertThat(
            refusal(
                BadRequestException.class,
                () -> gateway.createApiKey(r -> r.value("x".repeat(129)))))
        .contains("exceeds maximum size of 128 characters");
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
    assertThat(
            gateway.getResources(r -> r.restApiId(api).embed("methods")).items().stream()
                .filter(r -> r.id().equals(resource))
                .findFirst()
                .orElseThrow()
                .resourceMethods()
                .get("POST")
                .methodIntegration()
                .timeoutInMillis())
        .isEqualTo(29_000);
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
  void deletesAPlanOnlyWithoutStages() {
    String api = cloud.createApi(functionArn, IntegrationType.AWS_PROXY, true);
    assertThat(
            refusal(
                NotFoundException.class,
                () ->
                    gateway.createUsagePlan(
                        r -> r.name("p").apiStages(s -> s.apiId(api).stage("nowhere")))))
        .contains("Invalid API Stage {api: " + api + ", stage: nowhere} specified for usageplan");
    String plan =
        gateway.createUsagePlan(r -> r.name("p").apiStages(s -> s.apiId(api).stage("prod"))).id();

    assertThat(
            refusal(
                BadRequestException.class, () -> gateway.deleteUsagePlan(r -> r.usagePlanId(plan))))
        .contains("Cannot delete Usage Plan " + plan + " because there are API Stages associated")
        .contains("including " + api + ":prod");
    gateway.updateUsagePlan(
        r ->
            r.usagePlanId(plan)
                .patchOperations(o -> o.op(Op.REMOVE).path("/apiStages").value(api + ":prod")));
    gateway.deleteUsagePlan(r -> r.usagePlanId(plan));
    assertThat(
            refusal(NotFoundException.class, () -> gateway.getUsagePlan(r -> r.usagePlanId(plan))))
        .isNotEmpty();
  }

  @Test
  void addsAKeyToAPlanOnce() {
    String plan = gateway.createUsagePlan(r -> r.name("keys")).id();
    String key = gateway.createApiKey(r -> r.name("member").enabled(true)).id();
    gateway.createUsagePlanKey(r -> r.usagePlanId(plan).keyId(key).keyType("API_KEY"));

    assertThat(
            refusal(
                ConflictException.class,
                () ->
                    gateway.createUsagePlanKey(
                        r -> r.usagePlanId(plan).keyId(key).keyType("API_KEY"))))
        .isNotEmpty();
    assertThat(gateway.getUsagePlanKeys(r -> r.usagePlanId(plan)).items())
        .extracting(item -> item.id())
        .containsExactly(key);
    assertThat(gateway.getUsagePlans(r -> r.keyId(key)).items())
        .extracting(item -> item.id())
        .containsExactly(plan);
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

  private static String refusal(Class<? extends Exception> type, ThrowingCallable call) {
    Exception refusal = catchThrowableOfType(type, call);
    return refusal == null ? "" : String.valueOf(refusal.getMessage());
  }
}
