package dev.spillway.localcloud.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Call;
import dev.spillway.localcloud.http.Json;
import dev.spillway.localcloud.http.RestJson;
import dev.spillway.localcloud.http.RouteTable;
import dev.spillway.localcloud.runtime.FunctionRuntime;
import dev.spillway.localcloud.runtime.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Answers Lambda's calls. Thread-safe. */
public final class LambdaApi {
  private static final String FUNCTION = "/2015-03-31/functions/{name}";
  private static final String CONCURRENCY = "/functions/{name}/concurrency";

  private final FunctionRegistry functions = new FunctionRegistry();
  private final ConcurrencyLimits limits;
  private final LambdaService service;
  private final Executor executor;
  private final RouteTable routes = new RouteTable();

  /**
   * Creates Lambda, without any function.
   *
   * @param executor where invocations run for which nobody waits
   */
  public LambdaApi(
      LambdaConfig config, FunctionRuntime runtime, InstantSource clock, Executor executor) {
    this.limits = new ConcurrencyLimits(config.concurrency());
    this.service = new LambdaService(functions, limits, runtime);
    this.executor = executor;
    new FunctionRoutes(functions, limits, config, runtime, clock).addTo(routes);
    routes
        .on("POST", FUNCTION + "/invocations", this::invoke)
        .on("GET", FUNCTION + "/policy", this::getPolicy)
        .on("POST", FUNCTION + "/policy", this::addPermission)
        .on("DELETE", FUNCTION + "/policy/{statement}", this::removePermission)
        .on("PUT", "/2017-10-31" + CONCURRENCY, this::putConcurrency)
        .on("DELETE", "/2017-10-31" + CONCURRENCY, this::deleteConcurrency)
        .on("GET", "/2019-09-30" + CONCURRENCY, this::getConcurrency);
  }

  /** Returns what invokes functions for other services. */
  public LambdaService service() {
    return service;
  }

  /** Answers a call. */
  public HttpResponse handle(HttpRequest request, String region) {
    return RestJson.serve(routes, request, region);
  }

  private HttpResponse invoke(Call call) {
    FunctionName plain = FunctionName.parse(call.variable("name"));
    FunctionName name =
        call.query("Qualifier").map(q -> new FunctionName(plain.name(), q)).orElse(plain);
    byte[] payload = call.request().body();
    String requestId = UUID.randomUUID().toString();
    String type = call.request().header("X-Amz-Invocation-Type").orElse("RequestResponse");
    return switch (type) {
      case "DryRun" -> {
        service.check(name, call.region(), payload);
        yield RestJson.empty(204);
      }
      case "Event" -> {
        service.check(name, call.region(), payload);
        executor.execute(() -> service.invoke(name, call.region(), requestId, payload));
        yield RestJson.empty(202);
      }
      default ->
          answer(
              service.invoke(name, call.region(), requestId, payload),
              requestId,
              call.request().header("X-Amz-Log-Type").filter("Tail"::equals).isPresent());
    };
  }

  private static HttpResponse answer(InvocationResult result, String requestId, boolean withLog) {
    HttpResponse response =
        HttpResponse.of(200, "application/json", result.payload())
            .with("x-amzn-RequestId", requestId)
            .with("X-Amz-Executed-Version", result.version());
    if (result.failed()) {
      response = response.with("X-Amz-Function-Error", "Unhandled");
    }
    byte[] log = result.log().getBytes(StandardCharsets.UTF_8);
    return withLog
        ? response.with("X-Amz-Log-Result", Base64.getEncoder().encodeToString(log))
        : response;
  }

  private HttpResponse getPolicy(Call call) {
    ResourcePolicy policy = function(call).policy();
    if (policy.isEmpty()) {
      throw new AwsException(
          404, "ResourceNotFoundException", "The resource you requested does not exist.");
    }
    return RestJson.answer(
        200,
        Json.object()
            .put("Policy", ResourcePolicy.text(policy.document()))
            .put("RevisionId", policy.revisionId()));
  }

  private HttpResponse addPermission(Call call) {
    LambdaFunction function = function(call);
    ObjectNode statement = function.policy().add(call.json(), function.latest().arn());
    return RestJson.answer(201, Json.object().put("Statement", ResourcePolicy.text(statement)));
  }

  private HttpResponse removePermission(Call call) {
    function(call).policy().remove(call.variable("statement"));
    return RestJson.empty(204);
  }

  private HttpResponse putConcurrency(Call call) {
    function(call);
    int count = call.json().path("ReservedConcurrentExecutions").asInt(-1);
    limits.reserve(name(call), count);
    return concurrency(Optional.of(count));
  }

  private HttpResponse deleteConcurrency(Call call) {
    function(call);
    limits.unreserve(name(call));
    return RestJson.empty(204);
  }

  private HttpResponse getConcurrency(Call call) {
    function(call);
    return concurrency(limits.reserved(name(call)));
  }

  private static HttpResponse concurrency(Optional<Integer> count) {
    ObjectNode body = Json.object();
    count.ifPresent(value -> body.put("ReservedConcurrentExecutions", value));
    return RestJson.answer(200, body);
  }

  private LambdaFunction function(Call call) {
    return functions.get(name(call), call.region());
  }

  private static String name(Call call) {
    return FunctionName.parse(call.variable("name")).name();
  }
}
