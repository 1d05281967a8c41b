package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Json;
import dev.spillway.localcloud.lambda.LambdaService;
import dev.spillway.localcloud.runtime.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invokes the function behind a method, and makes its result into an answer. Thread-safe. */
final class LambdaIntegration {
  private static final Logger log = LoggerFactory.getLogger(LambdaIntegration.class);

  private final LambdaService lambda;
  private final ExecutorService executor;
  private final InstantSource clock;

  /**
   * Creates an integration.
   *
   * @param executor where functions go on running for which the gateway no longer waits
   */
  LambdaIntegration(LambdaService lambda, ExecutorService executor, InstantSource clock) {
    this.lambda = lambda;
    this.executor = executor;
    this.clock = clock;
  }

  HttpResponse run(ApiCall call) {
    DeployedMethod method = call.method();
    if (!method.proxy() && isRefused(method, call)) {
      return GatewayFault.UNSUPPORTED_MEDIA_TYPE.response();
    }
    byte[] event = method.proxy() ? ProxyEvent.of(call, clock.instant()) : call.request().body();
    Future<InvocationResult> running = executor.submit(() -> invoke(call, event));
    try {
      InvocationResult result = running.get(method.timeoutMillis(), TimeUnit.MILLISECONDS);
      return method.proxy() ? proxied(result) : mapped(method, result);
    } catch (TimeoutException e) {
      return GatewayFault.TIMED_OUT.response();
    } catch (ExecutionException e) {
      return refused(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return GatewayFault.INTERNAL.response();
    }
  }

  private InvocationResult invoke(ApiCall call, byte[] event) {
    DeployedMethod method = call.method();
    return lambda.invokeForGateway(
        method.functionArn(),
        method.assumesRole() ? Optional.empty() : Optional.of(call.sourceArn()),
        call.requestId(),
        event);
  }

  /** Without templates, bodies of any type pass, unless the integration says that none does. */
  private static boolean isRefused(DeployedMethod method, ApiCall call) {
    return method.passthrough().equals("NEVER") && call.request().body().length > 0;
  }

  private static HttpResponse proxied(InvocationResult result) {
    return result.failed()
        ? GatewayFault.BAD_GATEWAY.response()
        : ProxyResult.read(result.payload()).orElseGet(GatewayFault.BAD_GATEWAY::response);
  }

  private static HttpResponse mapped(DeployedMethod method, InvocationResult result) {
    Optional<String> error = result.failed() ? errorMessage(result) : Optional.empty();
    return method
        .status(error)
        .map(status -> HttpResponse.of(status, "application/json", result.payload()))
        .orElseGet(GatewayFault.INTERNAL::response);
  }

  private static Optional<String> errorMessage(InvocationResult result) {
    try {
      JsonNode message = Json.parse(result.payload()).path("errorMessage");
      return Optional.of(message.asText(""));
    } catch (JsonProcessingException e) {
      return Optional.of(new String(result.payload(), StandardCharsets.UTF_8));
    }
  }

  private static HttpResponse refused(ExecutionException e) {
    if (e.getCause() instanceof AwsException refusal) {
      log.info("Lambda refused a call of the gateway: {}", refusal.text());
      return switch (refusal.status()) {
        case 400 -> GatewayFault.BAD_REQUEST.response();
        case 413 -> GatewayFault.TOO_LARGE.response();
        default -> GatewayFault.INTERNAL.response();
      };
    }
    log.error("A call of the gateway failed", e);
    return GatewayFault.INTERNAL.response();
  }
}
