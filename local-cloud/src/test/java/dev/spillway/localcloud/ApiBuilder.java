package dev.spillway.localcloud;

import java.util.UUID;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiStage;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Builds an API by the calls that a deployment makes. */
final class ApiBuilder {
  private final ApiGatewayClient gateway;
  private final LambdaClient lambda;

  ApiBuilder(ApiGatewayClient gateway, LambdaClient lambda) {
    this.gateway = gateway;
    this.lambda = lambda;
  }

  String create(String functionArn, IntegrationType type, boolean needsKey) {
    String api = gateway.createRestApi(r -> r.name("api-" + UUID.randomUUID())).id();
    String resource = createResource(api);
    gateway.putMethod(
        r ->
            r.restApiId(api)
                .resourceId(resource)
                .httpMethod("POST")
                .authorizationType("NONE")
                .apiKeyRequired(needsKey));
    putIntegration(api, resource, functionArn, type);
    if (type == IntegrationType.AWS) {
      putResponse(api, resource, "200", "");
    }
    allow(api, functionArn);
    gateway.createDeployment(r -> r.restApiId(api).stageName("prod"));
    return api;
  }

  String createResource(String api) {
    String root =
        gateway.getResources(r -> r.restApiId(api)).items().stream()
            .filter(resource -> resource.path().equals("/"))
            .findFirst()
            .orElseThrow()
            .id();
    return gateway.createResource(r -> r.restApiId(api).parentId(root).pathPart("call")).id();
  }

  void putIntegration(String api, String resource, String functionArn, IntegrationType type) {
    gateway.putIntegration(
        r ->
            r.restApiId(api)
                .resourceId(resource)
                .httpMethod("POST")
                .type(type)
                .integrationHttpMethod("POST")
                .uri(uri(functionArn)));
  }

  /** Makes results whose error message matches an answer of a status. */
  void putResponse(String api, String resource, String status, String pattern) {
    gateway.putMethodResponse(
        r -> r.restApiId(api).resourceId(resource).httpMethod("POST").statusCode(status));
    gateway.putIntegrationResponse(
        r ->
            r.restApiId(api)
                .resourceId(resource)
                .httpMethod("POST")
                .statusCode(status)
                .selectionPattern(pattern));
  }

  /** Makes an enabled key that opens the stage prod of an API, and returns its value. */
  String createKey(String api) {
    var key = gateway.createApiKey(r -> r.name("key-" + api).enabled(true));
    String plan = gateway.createUsagePlan(r -> r.name("plan").apiStages(stage(api, "prod"))).id();
    gateway.createUsagePlanKey(r -> r.usagePlanId(plan).keyId(key.id()).keyType("API_KEY"));
    return key.value();
  }

  static ApiStage stage(String api, String stage) {
    return ApiStage.builder().apiId(api).stage(stage).build();
  }

  static PatchOperation patch(Op op, String path, String value) {
    return PatchOperation.builder().op(op).path(path).value(value).build();
  }

  static String uri(String functionArn) {
    return "arn:aws:apigateway:"
        + CloudFixture.REGION
        + ":lambda:path/2015-03-31/functions/"
        + functionArn
        + "/invocations";
  }

  private void allow(String api, String functionArn) {
    lambda.addPermission(
        r ->
            r.functionName(functionArn)
                .statementId(api)
                .action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com")
                .sourceArn(
                    "arn:aws:execute-api:"
                        + CloudFixture.REGION
                        + ":000000000000:"
                        + api
                        + "/*/*/call"));
  }
}
