package dev.spillway.loadbalancer.deploy;

import dev.spillway.loadbalancer.deploy.DeployConfig.Target;
import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The SDK's clients, with the credentials of its default chain.
 *
 * @param http what the others send through; Apache's, because the JDK's cannot send PATCH
 */
record AwsClients(
    SdkHttpClient http, LambdaClient lambda, ApiGatewayClient gateway, CloudWatchLogsClient logs)
    implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  /** Uploading the code takes the longest. */
  private static final Duration CALL_LIMIT = Duration.ofMinutes(2);

  static AwsClients open(Target target) {
    SdkHttpClient http =
        ApacheHttpClient.builder()
            .connectionTimeout(CONNECT_LIMIT)
            .socketTimeout(CALL_LIMIT)
            .build();
    return new AwsClients(
        http,
        build(LambdaClient.builder(), http, target),
        build(ApiGatewayClient.builder(), http, target),
        build(CloudWatchLogsClient.builder(), http, target));
  }

  @Override
  public void close() {
    lambda.close();
    gateway.close();
    logs.close();
    http.close();
  }

  private static <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(
      B builder, SdkHttpClient http, Target target) {
    target.endpoint().ifPresent(builder::endpointOverride);
    return builder
        .httpClient(http)
        .region(Region.of(target.region()))
        .overrideConfiguration(
            config ->
                config.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(CALL_LIMIT))
        .build();
  }
}
