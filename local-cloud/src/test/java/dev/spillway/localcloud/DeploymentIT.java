package dev.spillway.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;

/** The whole sequence by which a function gets into the cloud, by the AWS SDK. */
final class DeploymentIT {
  private static final String ECHO =
      """
      import json
      def handler(event, context):
          asked = json.loads(event["body"]) if "requestContext" in event else event
          return {"statusCode": 200, "headers": {"Content-Type": "text/plain"},
                  "body": "Number " + asked["parameter"]}
      """;

  @Test
  void deploysAFunctionBehindAKeyAndAnswersThroughAllAddresses() {
    try (CloudFixture cloud =
        CloudFixture.start(Map.of("LOCAL_CLOUD_DEPLOY_MILLIS", "200"), config -> config)) {
      cloud.lambda().createFunction(CloudFixture.newFunction("Faas_lambda", ECHO).build());
      cloud.lambda().waiter().waitUntilFunctionActiveV2(r -> r.functionName("Faas_lambda"));
      cloud
          .lambda()
          .updateFunctionCode(
              r ->
                  r.functionName("Faas_lambda")
                      .zipFile(SdkBytes.fromByteArray(Zips.python(ECHO.replace("Number", "No")))));
      var updated =
          cloud
              .lambda()
              .waiter()
              .waitUntilFunctionUpdatedV2(r -> r.functionName("Faas_lambda"))
              .matched()
              .response()
              .orElseThrow();
      String api =
          cloud.createApi(updated.configuration().functionArn(), IntegrationType.AWS_PROXY, true);
      String key = new ApiBuilder(cloud.gateway(), cloud.lambda()).createKey(api);

      var answer = cloud.post(api, "{\"parameter\":\"10\"}", Optional.of(key));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("No 10");
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
      assertThat(answer.headers().map()).containsKeys("x-amzn-requestid", "x-amz-apigw-id");

      URI old =
          URI.create(cloud.cloud().endpoint() + "/restapis/" + api + "/prod/_user_request_/call");
      HttpRequest request =
          HttpRequest.newBuilder(old)
              .header("x-api-key", key)
              .POST(BodyPublishers.ofString("{\"parameter\":\"11\"}"))
              .build();
      assertThat(cloud.send(request).body()).isEqualTo("No 11");
    }
  }
}
