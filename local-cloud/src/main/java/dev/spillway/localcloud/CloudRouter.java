package dev.spillway.localcloud;

import dev.spillway.common.http.HttpHandler;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.gateway.Gateway;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.CredentialScope;
import dev.spillway.localcloud.http.RestJson;
import dev.spillway.localcloud.lambda.LambdaApi;
import dev.spillway.localcloud.logs.LogsApi;
import dev.spillway.localcloud.sts.StsApi;
import java.util.Optional;

/** Finds the service that a request is for: all share one address. Thread-safe. */
final class CloudRouter implements HttpHandler {
  private static final String HEALTH = "/_spillway/health";

  private final LambdaApi lambda;
  private final Gateway gateway;
  private final LogsApi logs;
  private final StsApi sts;

  CloudRouter(LambdaApi lambda, Gateway gateway, LogsApi logs, StsApi sts) {
    this.lambda = lambda;
    this.gateway = gateway;
    this.logs = logs;
    this.sts = sts;
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    if (request.path().equals(HEALTH)) {
      return HttpResponse.json(200, "{\"status\":\"ok\"}");
    }
    return gateway.serve(request).orElseGet(() -> control(request));
  }

  @Override
  public HttpResponse refuseBody(HttpRequest head, int limitBytes) {
    return RestJson.refusal(
        new AwsException(
            413,
            "RequestEntityTooLargeException",
            "Request must be smaller than " + limitBytes + " bytes for this operation"));
  }

  private HttpResponse control(HttpRequest request) {
    Optional<CredentialScope> scope = CredentialScope.of(request);
    if (scope.isEmpty()) {
      return RestJson.refusal(
          new AwsException(
              403, "MissingAuthenticationTokenException", "Missing Authentication Token"));
    }
    String region = scope.get().region();
    return switch (service(request, scope.get())) {
      case "logs" -> logs.handle(request, region);
      case "sts" -> sts.handle(request);
      case "lambda" -> lambda.handle(request, region);
      case "apigateway" -> gateway.control(request, region);
      default ->
          RestJson.refusal(
              new AwsException(
                  404,
                  "UnknownOperationException",
                  "The embedded cloud has no service '" + scope.get().service() + "'."));
    };
  }

  /** What a request is signed for counts; its path where the signature does not tell. */
  private static String service(HttpRequest request, CredentialScope scope) {
    if (request.header("X-Amz-Target").filter(t -> t.startsWith(LogsApi.TARGET)).isPresent()) {
      return "logs";
    }
    if (!scope.service().isEmpty()) {
      return scope.service();
    }
    String first = request.path().replaceFirst("^/([^/]*).*", "$1");
    return switch (first) {
      case "2015-03-31", "2017-10-31", "2019-09-30" -> "lambda";
      case "restapis", "apikeys", "usageplans", "tags" -> "apigateway";
      default -> "sts";
    };
  }
}
