package dev.spillway.localcloud.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Json;
import dev.spillway.localcloud.runtime.FunctionRuntime;
import dev.spillway.localcloud.runtime.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Invokes functions. Thread-safe. */
public final class LambdaService {
  private static final int PAYLOAD_LIMIT_BYTES = 6 * 1024 * 1024;
  private static final byte[] EMPTY_EVENT = "{}".getBytes(StandardCharsets.UTF_8);

  private final FunctionRegistry functions;
  private final ConcurrencyLimits limits;
  private final FunctionRuntime runtime;

  LambdaService(FunctionRegistry functions, ConcurrencyLimits limits, FunctionRuntime runtime) {
    this.functions = functions;
    this.limits = limits;
    this.runtime = runtime;
  }

  /**
   * Invokes a function and waits for its end. What goes wrong in the function is a result.
   *
   * @throws AwsException if the invocation is refused
   */
  InvocationResult invoke(FunctionName name, String region, String requestId, byte[] payload) {
    FunctionVersion version = check(name, region, payload);
    byte[] event = payload.length == 0 ? EMPTY_EVENT : payload;
    try (ConcurrencyLimits.Permit _ = limits.enter(name.name())) {
      return runtime.invoke(version.spec(), requestId, event);
    }
  }

  /**
   * Invokes a function for a call of an API.
   *
   * @param uri the function's ARN
   * @param sourceArn the call's ARN, which the function's policy must allow; empty where the
   *     gateway assumes a role instead
   * @throws AwsException if the invocation is refused
   */
  public InvocationResult invokeForGateway(
      String uri, Optional<String> sourceArn, String requestId, byte[] payload) {
    FunctionName name = FunctionName.parse(uri);
    String region = uri.split(":", 5)[3];
    ResourcePolicy policy = functions.get(name.name(), region).policy();
    if (sourceArn.isPresent() && !policy.allowsGateway(sourceArn.get())) {
      throw new AwsException(
          403, "AccessDeniedException", "apigateway.amazonaws.com is not allowed to invoke " + uri);
    }
    return invoke(name, region, requestId, payload);
  }

  /** Refuses what Lambda refuses before it runs anything. */
  FunctionVersion check(FunctionName name, String region, byte[] payload) {
    LambdaFunction function = functions.get(name.name(), region);
    FunctionVersion version = function.serving(name.qualifier());
    if (function.isPending()) {
      throw new AwsException(
          409,
          "ResourceConflictException",
          "The operation cannot be performed at this time. The function is currently in the"
              + " following state: Pending");
    }
    if (payload.length > PAYLOAD_LIMIT_BYTES) {
      throw new AwsException(
          413,
          "RequestTooLargeException",
          "Request must be smaller than 6291456 bytes for the InvokeFunction operation");
    }
    requireJson(payload);
    return version;
  }

  private static void requireJson(byte[] payload) {
    try {
      if (payload.length > 0) {
        Json.parse(payload);
      }
    } catch (JsonProcessingException e) {
      throw new AwsException(
          400,
          "InvalidRequestContentException",
          "Could not parse request body into json: " + e.getOriginalMessage());
    }
  }
}
