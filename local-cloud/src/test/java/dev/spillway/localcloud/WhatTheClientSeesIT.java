package dev.spillway.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;

/** The contract's table "What the HTTP client sees", row by row, both kinds of integration. */
final class WhatTheClientSeesIT {
  /** Does what its event says; of a proxy, the event is in the body. */
  private static final String OBEDIENT =
      """
      import json, time
      def handler(event, context):
          if event and "requestContext" in event:
              asked = json.loads(event["body"])
          else:
              asked = event
          if "sleep" in asked: time.sleep(asked["sleep"])
          if "raise" in asked: raise ValueError(asked["raise"])
          if "show" in asked: return {"statusCode": 200, "body": json.dumps(event)}
          return asked["return"]
      """;

  private static CloudFixture cloud;
  private static String functionArn;
  private static String proxy;
  private static String plain;

  @BeforeAll
  static void start() {
    cloud = CloudFixture.start(Map.of("LOCAL_CLOUD_CONCURRENCY", "1000"), config -> config);
    functionArn = cloud.createFunction("obedient", OBEDIENT, 3);
    proxy = cloud.createApi(functionArn, IntegrationType.AWS_PROXY, false);
    plain = cloud.createApi(functionArn, IntegrationType.AWS, false);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void handsTheBodyItselfToTheHandlerWithoutAProxy() {
    assertThat(call(plain, "{\"show\": 1}").body())
        .isEqualTo("{\"statusCode\": 200, \"body\": \"{\\\"show\\\": 1}\"}");
  }

  @Test
  void handsTheWholeRequestToTheHandlerBehindAProxy() {
    assertThat(call(proxy, "{\"show\": 1}").body())
        .contains("\"resource\": \"/call\"", "\"path\": \"/call\"", "\"httpMethod\": \"POST\"")
        .contains("\"headers\": {", "\"multiValueHeaders\": {", "\"queryStringParameters\": null")
        .contains("\"requestContext\": {", "\"stage\": \"prod\"", "\"sourceIp\": \"127.0.0.1\"")
        .contains("\"body\": \"{\\\"show\\\": 1}\"", "\"isBase64Encoded\": false");
  }

  @Test
  void passesAResultOnWithoutAProxyAndUnwrapsItBehindOne() {
    String body = "{\"return\": {\"statusCode\": 200, \"body\": \"55\\n\"}}";

    HttpResponse<String> whole = call(plain, body);
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo("{\"statusCode\": 200, \"body\": \"55\\n\"}");
    assertThat(header(whole, "Content-Type")).isEqualTo("application/json");

    HttpResponse<String> unwrapped = call(proxy, body);
    assertThat(unwrapped.statusCode()).isEqualTo(200);
    assertThat(unwrapped.body()).isEqualTo("55\n");
    assertThat(header(unwrapped, "Content-Type")).isEqualTo("application/json");
    assertThat(header(unwrapped, "x-amzn-RequestId")).hasSize(36);
    assertThat(header(unwrapped, "x-amz-apigw-id")).isNotEmpty();
  }

  @Test
  void takesHeadersFromTheResultBehindAProxy() {
    HttpResponse<String> answer =
        call(
            proxy,
            "{\"return\": {\"statusCode\": 200, \"headers\": {\"content-type\": \"text/plain\","
                + " \"X-One\": \"1\"}, \"multiValueHeaders\": {\"X-Two\": [\"2\"]}, \"body\":"
                + " \"b\"}}");

    assertThat(header(answer, "Content-Type")).isEqualTo("text/plain");
    assertThat(header(answer, "X-One")).isEqualTo("1");
    assertThat(header(answer, "X-Two")).isEqualTo("2");
  }

  @Test
  void takesTheStatusFromTheResultBehindAProxyOnly() {
    String body = "{\"return\": {\"statusCode\": 400, \"body\": \"bad\"}}";

    assertThat(call(plain, body).statusCode()).isEqualTo(200);
    assertThat(call(plain, body).body()).contains("\"statusCode\": 400");
    assertThat(call(proxy, body).statusCode()).isEqualTo(400);
    assertThat(call(proxy, body).body()).isEqualTo("bad");
  }

  @Test
  void answersARaiseWith200WithoutAProxyAndWith502BehindOne() {
    HttpResponse<String> described = call(plain, "{\"raise\": \"oh\"}");
    assertThat(described.statusCode()).isEqualTo(200);
    assertThat(described.body()).contains("\"errorMessage\": \"oh\"", "\"errorType\"");

    assertFault(
        call(proxy, "{\"raise\": \"oh\"}"),
        502,
        "Internal server error",
        "InternalServerErrorException");
  }

  @Test
  void answersATimeoutOfTheFunctionLikeARaise() {
    HttpResponse<String> described = call(plain, "{\"sleep\": 10}");
    assertThat(described.statusCode()).isEqualTo(200);
    assertThat(described.body()).contains("Task timed out after 3.00 seconds");

    assertFault(
        call(proxy, "{\"sleep\": 10}"),
        502,
        "Internal server error",
        "InternalServerErrorException");
  }

  @Test
  void mapsErrorsByTheirMessagesWithoutAProxy() {
    ApiBuilder builder = new ApiBuilder(cloud.gateway(), cloud.lambda());
    String api = cloud.createApi(functionArn, IntegrationType.AWS, false);
    builder.putResponse(api, resource(api), "500", "(\\n|.)+");
    cloud.gateway().createDeployment(r -> r.restApiId(api).stageName("prod"));

    HttpResponse<String> mapped = call(api, "{\"raise\": \"two\\nlines\"}");
    assertThat(mapped.statusCode()).isEqualTo(500);
    assertThat(mapped.body()).contains("\"errorMessage\": \"two\\nlines\"");
    assertThat(call(api, "{\"return\": 1}").statusCode()).isEqualTo(200);
  }

  @Test
  void answers500WithoutAnyIntegrationResponse() {
    String api = cloud.createApi(functionArn, IntegrationType.AWS, false);
    cloud
        .gateway()
        .deleteIntegrationResponse(
            r -> r.restApiId(api).resourceId(resource(api)).httpMethod("POST").statusCode("200"));
    cloud.gateway().createDeployment(r -> r.restApiId(api).stageName("prod"));

    assertFault(
        call(api, "{\"return\": 1}"), 500, "Internal server error", "InternalServerErrorException");
  }

  @Test
  void answers500WhereLambdaRefuses() {
    String absent = cloud.createFunction("absent", OBEDIENT, 3);
    String api = cloud.createApi(absent, IntegrationType.AWS_PROXY, false);
    String off = cloud.createApi(absent, IntegrationType.AWS, false);
    cloud
        .lambda()
        .putFunctionConcurrency(r -> r.functionName("absent").reservedConcurrentExecutions(0));
    String fault = "InternalServerErrorException";
    assertFault(call(api, "{\"return\": {}}"), 500, "Internal server error", fault);
    assertFault(call(off, "{\"return\": {}}"), 500, "Internal server error", fault);

    cloud.lambda().deleteFunctionConcurrency(r -> r.functionName("absent"));
    assertThat(call(api, "{\"return\": {}}").statusCode()).isEqualTo(200);
    cloud.lambda().removePermission(r -> r.functionName("absent").statementId(api));
    assertFault(call(api, "{\"return\": {}}"), 500, "Internal server error", fault);

    cloud.lambda().deleteFunction(r -> r.functionName("absent"));
    assertFault(call(off, "{\"return\": {}}"), 500, "Internal server error", fault);
  }

  @Test
  void answers504WhereTheIntegrationTakesTooLong() {
    String api = cloud.createApi(functionArn, IntegrationType.AWS_PROXY, false);
    cloud
        .gateway()
        .putIntegration(
            r ->
                r.restApiId(api)
                    .resourceId(resource(api))
                    .httpMethod("POST")
                    .type(IntegrationType.AWS_PROXY)
                    .integrationHttpMethod("POST")
                    .timeoutInMillis(100)
                    .uri(ApiBuilder.uri(functionArn)));
    cloud.gateway().createDeployment(r -> r.restApiId(api).stageName("prod"));

    HttpResponse<String> answer = call(api, "{\"sleep\": 2, \"return\": {}}");
    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Endpoint request timed out\"}");
  }

  @Test
  void passesAnyResultOnWithoutAProxyAndRefusesUnknownFormsBehindOne() {
    for (String result :
        new String[] {"5", "[1]", "\"text\"", "{\"extra\": 1}", "{\"body\": {\"a\": 1}}"}) {
      String body = "{\"return\": " + result + "}";
      assertThat(call(plain, body).statusCode()).isEqualTo(200);
      assertThat(call(plain, body).body()).isEqualTo(result);
      assertFault(call(proxy, body), 502, "Internal server error", "InternalServerErrorException");
    }
  }

  private static void assertFault(
      HttpResponse<String> answer, int status, String message, String type) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}");
    assertThat(header(answer, "x-amzn-ErrorType")).isEqualTo(type);
    assertThat(header(answer, "x-amzn-RequestId")).hasSize(36);
  }

  private static HttpResponse<String> call(String api, String body) {
    return cloud.post(api, body, Optional.empty());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String resource(String api) {
    return cloud.gateway().getResources(r -> r.restApiId(api)).items().stream()
        .filter(resource -> resource.path().equals("/call"))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
