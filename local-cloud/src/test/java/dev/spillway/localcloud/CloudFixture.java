package dev.spillway.localcloud;

import dev.spillway.common.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** An embedded cloud without delays, and the AWS SDK's clients of it, which try nothing twice. */
public final class CloudFixture implements AutoCloseable {
  static final String REGION = "eu-central-1";
  static final String ROLE = "arn:aws:iam::000000000000:role/spillway-local";

  private final LocalCloud cloud;
  private final LambdaClient lambda;
  private final ApiGatewayClient gateway;
  private final CloudWatchLogsClient logs;
  private final HttpClient http = HttpClient.newHttpClient();

  private CloudFixture(LocalCloudConfig config) {
    this.cloud = LocalCloud.start(config);
    this.lambda = client(LambdaClient.builder()).build();
    this.gateway = client(ApiGatewayClient.builder()).build();
    this.logs = client(CloudWatchLogsClient.builder()).build();
  }

  static CloudFixture start() {
    return start(Map.of(), config -> config);
  }

  static CloudFixture start(Map<String, String> env, UnaryOperator<LocalCloudConfig> change) {
    Map<String, String> all = new HashMap<>();
    all.put(Settings.LOCAL_CLOUD_PORT.key(), "0");
    all.put(Settings.LOCAL_CLOUD_LATENCY_MILLIS.key(), "0");
    all.put(Settings.LOCAL_CLOUD_COLD_START_MILLIS.key(), "0");
    all.put(Settings.LOCAL_CLOUD_DEPLOY_MILLIS.key(), "0");
    all.putAll(env);
    return new CloudFixture(change.apply(LocalCloudConfig.from(all)));
  }

  LocalCloud cloud() {
    return cloud;
  }

  LambdaClient lambda() {
    return lambda;
  }

  ApiGatewayClient gateway() {
    return gateway;
  }

  CloudWatchLogsClient logs() {
    return logs;
  }

  /** Makes a function of a module, with the handler {@code function.handler}. */
  String createFunction(String name, String source, int timeoutSeconds) {
    return lambda
        .createFunction(newFunction(name, source).timeout(timeoutSeconds).build())
        .functionArn();
  }

  static CreateFunctionRequest.Builder newFunction(String name, String source) {
    return CreateFunctionRequest.builder()
        .functionName(name)
        .role(ROLE)
        .runtime(Runtime.PYTHON3_13)
        .handler("function.handler")
        .code(c -> c.zipFile(SdkBytes.fromByteArray(Zips.python(source))));
  }

  /** Makes an API with one path, /call, in front of a function, and deploys it as stage prod. */
  String createApi(String functionArn, IntegrationType type, boolean needsKey) {
    return new ApiBuilder(gateway, lambda).create(functionArn, type, needsKey);
  }

  URI invokeUrl(String apiId) {
    return URI.create(cloud.endpoint() + "/_aws/execute-api/" + apiId + "/prod/call");
  }

  HttpResponse<String> post(String apiId, String body, Optional<String> key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(invokeUrl(apiId))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(40))
            .POST(BodyPublishers.ofString(body));
    key.ifPresent(value -> request.header("x-api-key", value));
    return send(request.build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    lambda.close();
    gateway.close();
    logs.close();
    http.close();
    cloud.close();
  }

  private <B extends AwsClientBuilder<B, ?>> B client(B builder) {
    return builder
        .endpointOverride(cloud.endpoint())
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(c -> c.retryStrategy(s -> s.maxAttempts(1)));
  }
}
