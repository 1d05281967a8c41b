package dev.spillway.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.CreateApiKeyResponse;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.Op;

/** Who may call an API, how often, and at which addresses. */
final class AccessIT {
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
  void opensWithAnEnabledKeyOfAPlanOfTheStageOnly() {
    String api = cloud.createApi(functionArn, IntegrationType.AWS_PROXY, true);
    assertForbidden(cloud.post(api, "{}", Optional.empty()));
    assertForbidden(cloud.post(api, "{}", Optional.of("wrong")));

    CreateApiKeyResponse key = gateway.createApiKey(r -> r.name("k").enabled(false));
    assertForbidden(cloud.post(api, "{}", Optional.of(key.value())));
    String plan = gateway.createUsagePlan(r -> r.name("p")).id();
    gateway.createUsagePlanKey(r -> r.usagePlanId(plan).keyId(key.id()).keyType("API_KEY"));
    assertForbidden(cloud.post(api, "{}", Optional.of(key.value())));
    gateway.updateUsagePlan(
        r ->
            r.usagePlanId(plan)
                .patchOperations(ApiBuilder.patch(Op.ADD, "/apiStages", api + ":prod")));
    assertForbidden(cloud.post(api, "{}", Optional.of(key.value())));
    gateway.updateApiKey(
        r -> r.apiKey(key.id()).patchOperations(ApiBuilder.patch(Op.REPLACE, "/enabled", "true")));

    assertThat(cloud.post(api, "{}", Optional.of(key.value())).body()).isEqualTo("hello");
    gateway.deleteApiKey(r -> r.apiKey(key.id()));
    assertForbidden(cloud.post(api, "{}", Optional.of(key.value())));
  }

  @Test
  void throttlesByThePlan() {
    String api = cloud.createApi(functionArn, IntegrationType.AWS_PROXY, true);
    CreateApiKeyResponse key = gateway.createApiKey(r -> r.name("fast").enabled(true));
    String plan =
        gateway
            .createUsagePlan(
                r ->
                    r.name("slow")
                        .apiStages(ApiBuilder.stage(api, "prod"))
                        .throttle(t -> t.rateLimit(0.001).burstLimit(2)))
            .id();
    gateway.createUsagePlanKey(r -> r.usagePlanId(plan).keyId(key.id()).keyType("API_KEY"));
    Optional<String> value = Optional.of(key.value());

    assertThat(cloud.post(api, "{}", value).statusCode()).isEqualTo(200);
    assertThat(cloud.post(api, "{}", value).statusCode()).isEqualTo(200);
    HttpResponse<String> refusal = cloud.post(api, "{}", value);
    assertThat(refusal.statusCode()).isEqualTo(429);
    assertThat(refusal.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
    assertThat(refusal.headers().firstValue("x-amzn-ErrorType"))
        .hasValue("TooManyRequestsException");
  }

  @Test
  void countsThePlansQuota() {
    String api = cloud.createApi(functionArn, IntegrationType.AWS_PROXY, true);
    CreateApiKeyResponse key = gateway.createApiKey(r -> r.name("counted").enabled(true));
    String plan =
        gateway
            .createUsagePlan(
                r ->
                    r.name("one")
                        .apiStages(ApiBuilder.stage(api, "prod"))
                        .quota(q -> q.limit(1).period("MONTH")))
            .id();
    gateway.createUsagePlanKey(r -> r.usagePlanId(plan).keyId(key.id()).keyType("API_KEY"));

    assertThat(cloud.post(api, "{}", Optional.of(key.value())).statusCode()).isEqualTo(200);
    HttpResponse<String> refusal = cloud.post(api, "{}", Optional.of(key.value()));
    assertThat(refusal.statusCode()).isEqualTo(429);
    assertThat(refusal.body()).isEqualTo("{\"message\":\"Limit Exceeded\"}");
    assertThat(refusal.headers().firstValue("x-amzn-ErrorType")).hasValue("LimitExceededException");
  }

  @Test
  void answersMissingAuthenticationTokenWhereThereIsNoSuchPathOrMethod() {
    String api = cloud.createApi(functionArn, IntegrationType.AWS_PROXY, true);
    String root = cloud.cloud().endpoint() + "/_aws/execute-api/" + api;

    for (String address : new String[] {root, root + "/prod", root + "/prod/other"}) {
      assertMissingToken(cloud.send(post(address)));
    }
    assertMissingToken(cloud.send(HttpRequest.newBuilder(cloud.invokeUrl(api)).GET().build()));
    assertForbidden(cloud.send(post(root + "/test/call")));
    assertForbidden(cloud.send(post(cloud.invokeUrl("nosuchapi0").toString())));
  }

  @Test
  void servesByTheHostThatNamesTheApi() throws Exception {
    String api = cloud.createApi(functionArn, IntegrationType.AWS_PROXY, false);

    String answer =
        RawHttp.post(cloud.cloud().port(), api + ".execute-api.localhost", "/prod/call");

    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("hello");
  }

  @Test
  void refusesControlCallsWithoutASignature() {
    HttpResponse<String> refusal = cloud.send(post(cloud.cloud().endpoint() + "/restapis"));

    assertMissingToken(refusal);
    assertThat(cloud.send(get("/_spillway/health")).statusCode()).isEqualTo(200);
  }

  @Test
  void tellsCallersWhoTheyAre() {
    HttpRequest request =
        HttpRequest.newBuilder(cloud.cloud().endpoint().resolve("/"))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/sts/aws4_request")
            .POST(BodyPublishers.ofString("Action=GetCallerIdentity&Version=2011-06-15"))
            .build();

    HttpResponse<String> answer = cloud.send(request);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<Account>000000000000</Account>");
  }

  private static HttpRequest post(String address) {
    return HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString("{}")).build();
  }

  private static HttpRequest get(String path) {
    return HttpRequest.newBuilder(cloud.cloud().endpoint().resolve(path)).build();
  }

  private static void assertForbidden(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue("ForbiddenException");
  }

  private static void assertMissingToken(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("\"message\":\"Missing Authentication Token\"");
    assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
        .hasValue("MissingAuthenticationTokenException");
  }
}
