package dev.spillway.loadbalancer.deploy;

import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** Makes the exceptions that the SDK throws when a service answers with an error. */
final class Refusal {
  private Refusal() {}

  static AwsServiceException of(int status, String code, String message) {
    return of(status, code, message, Map.of());
  }

  static AwsServiceException of(
      int status, String code, String message, Map<String, String> headers) {
    SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder().statusCode(status);
    headers.forEach(response::putHeader);
    return AwsServiceException.builder()
        .statusCode(status)
        .message(message)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .sdkHttpResponse(response.build())
                .build())
        .build();
  }
}
