package dev.spillway.loadbalancer.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.cloud.CloudTerms;
import dev.spillway.common.cloud.HandlerReply;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;

/** Calls the function by Lambda's own API, once, without a gateway. Thread-safe. */
final class LambdaInvoker implements CloudInvoker {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** For the way there and back. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private final LambdaClient client;
  private final String name;
  private final CloudTerms terms;
  private final Duration limit;

  LambdaInvoker(LambdaClient client, String name, CloudTerms terms) {
    this.client = client;
    this.name = name;
    this.terms = terms;
    this.limit = terms.size().longest().plus(SLACK);
  }

  @Override
  public CloudOutcome invoke(Invocation invocation) {
    InvokeRequest request =
        InvokeRequest.builder()
            .functionName(name)
            .payload(SdkBytes.fromUtf8String(event(invocation)))
            .overrideConfiguration(config -> config.apiCallTimeout(limit))
            .build();
    long start = System.nanoTime();
    try {
      String payload = client.invoke(request).payload().asUtf8String();
      return HandlerReply.read(payload, Duration.ofNanos(System.nanoTime() - start), terms);
    } catch (ApiCallTimeoutException e) {
      return HandlerReply.lost(
          FaultCode.CLOUD_TIMED_OUT,
          "Lambda gave no answer within " + limit.toSeconds() + " s.",
          terms);
    } catch (SdkException e) {
      return failed(e);
    }
  }

  private CloudOutcome failed(SdkException e) {
    String reason = "Lambda did not run the call: " + Failure.explain(e);
    boolean isRefused = e instanceof AwsServiceException refusal && refusal.statusCode() < 500;
    return isRefused
        ? CloudOutcome.unsent(FaultCode.CLOUD_REFUSED, reason)
        : HandlerReply.lost(FaultCode.CLOUD_FAILED, reason, terms);
  }

  private static String event(Invocation invocation) {
    try {
      return JSON.writeValueAsString(Map.of("parameter", invocation.parameter()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
