package dev.spillway.localcloud;

import static dev.spillway.localcloud.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.GetRestApisResponse;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;

/** Keys, usage plans and how lists of them are cut. */
final class KeysAndPlansIT {
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
  void deletesAPlanOnlyWithoutStages() {
    String api = cloud.createApi(functionArn, IntegrationType.AWS_PROXY, true);
    assertThat(
            refusal(
                NotFoundException.class,
                () ->
                    gateway.createUsagePlan(
                        r -> r.name("p").apiStages(ApiBuilder.stage(api, "nowhere")))))
        .contains("Invalid API Stage {api: " + api + ", stage: nowhere} specified for usageplan");
    String plan =
        gateway.createUsagePlan(r -> r.name("p").apiStages(ApiBuilder.stage(api, "prod"))).id();

    assertThat(
            refusal(
                BadRequestException.class, () -> gateway.deleteUsagePlan(r -> r.usagePlanId(plan))))
        .contains("Cannot delete Usage Plan " + plan + " because there are API Stages associated")
        .contains("including " + api + ":prod");
    gateway.updateUsagePlan(
        r ->
            r.usagePlanId(plan)
                .patchOperations(ApiBuilder.patch(Op.REMOVE, "/apiStages", api + ":prod")));
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
}
