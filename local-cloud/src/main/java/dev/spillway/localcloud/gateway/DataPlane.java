package dev.spillway.localcloud.gateway;

import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.gateway.DeployedApi.Match;
import dev.spillway.localcloud.gateway.GatewayStore.KeyUse;
import dev.spillway.localcloud.http.Pause;
import dev.spillway.localcloud.http.RandomId;
import java.util.Optional;
import java.util.UUID;

/**
 * Serves deployed APIs: finds stage, resource and method, checks the key and its plan, and hands
 * the call to the integration. Thread-safe.
 */
final class DataPlane {
  private static final int BODY_LIMIT_BYTES = 10 * 1024 * 1024;

  private final GatewayConfig config;
  private final GatewayStore store;
  private final LambdaIntegration integration;

  DataPlane(GatewayConfig config, GatewayStore store, LambdaIntegration integration) {
    this.config = config;
    this.store = store;
    this.integration = integration;
  }

  HttpResponse serve(HttpRequest request, InvokeUrl url) {
    String requestId = UUID.randomUUID().toString();
    Pause.of(config.latency());
    return route(request, url, requestId)
        .with("x-amzn-RequestId", requestId)
        .with("x-amz-apigw-id", RandomId.letters(15) + "=");
  }

  private HttpResponse route(HttpRequest request, InvokeUrl url, String requestId) {
    if (url.stage().isEmpty() && store.hasApi(url.api())) {
      return GatewayFault.MISSING_TOKEN.response();
    }
    Optional<DeployedApi> api = store.deployed(url.api(), url.stage());
    if (api.isEmpty()) {
      return GatewayFault.FORBIDDEN.response();
    }
    Optional<Match> match = api.get().match(request.method(), url.path());
    if (match.isEmpty()) {
      return GatewayFault.MISSING_TOKEN.response();
    }
    if (request.body().length > BODY_LIMIT_BYTES) {
      return GatewayFault.TOO_LARGE.response();
    }
    ApiCall call = new ApiCall(request, url, api.get().region(), match.get(), requestId);
    return match.get().method().needsKey() ? withKey(call) : integration.run(call);
  }

  private HttpResponse withKey(ApiCall call) {
    String value = call.request().header("x-api-key").orElse("");
    Optional<KeyUse> use = store.use(value, call.url().api(), call.url().stage());
    if (use.isEmpty()) {
      return GatewayFault.FORBIDDEN.response();
    }
    return switch (store.admit(use.get())) {
      case THROTTLED -> GatewayFault.THROTTLED.response();
      case QUOTA_EXCEEDED -> GatewayFault.QUOTA_EXCEEDED.response();
      case PASSED -> integration.run(call);
    };
  }
}
