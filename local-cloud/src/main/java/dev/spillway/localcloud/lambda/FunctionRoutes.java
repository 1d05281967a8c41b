package dev.spillway.localcloud.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Call;
import dev.spillway.localcloud.http.Json;
import dev.spillway.localcloud.http.RestJson;
import dev.spillway.localcloud.http.RouteTable;
import dev.spillway.localcloud.runtime.FunctionRuntime;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Makes, describes, changes and removes functions. Thread-safe. */
final class FunctionRoutes {
  private static final String FUNCTIONS = "/2015-03-31/functions";
  private static final String FUNCTION = FUNCTIONS + "/{name}";

  private final FunctionRegistry functions;
  private final ConcurrencyLimits limits;
  private final CodeStore codes;
  private final FunctionRuntime runtime;
  private final InstantSource clock;
  private final Duration deployTime;

  FunctionRoutes(
      FunctionRegistry functions,
      ConcurrencyLimits limits,
      LambdaConfig config,
      FunctionRuntime runtime,
      InstantSource clock) {
    this.functions = functions;
    this.limits = limits;
    this.codes = new CodeStore(config.folder(), 262_144_000);
    this.runtime = runtime;
    this.clock = clock;
    this.deployTime = config.deployTime();
  }

  void addTo(RouteTable routes) {
    routes
        .on("GET", FUNCTIONS, call -> list())
        .on("POST", FUNCTIONS, this::create)
        .on("GET", FUNCTION, this::get)
        .on("DELETE", FUNCTION, this::delete)
        .on("GET", FUNCTION + "/configuration", this::getConfiguration)
        .on("PUT", FUNCTION + "/configuration", this::updateConfiguration)
        .on("PUT", FUNCTION + "/code", this::updateCode)
        .on("GET", FUNCTION + "/versions", this::listVersions)
        .on("POST", FUNCTION + "/versions", this::publish);
  }

  private HttpResponse list() {
    ArrayNode list = Json.array();
    functions.all().forEach(f -> list.add(FunctionView.configuration(f, f.latest())));
    return RestJson.answer(200, Json.object().set("Functions", list));
  }

  private HttpResponse create(Call call) {
    ObjectNode body = call.json();
    String name = FunctionName.parse(body.path("FunctionName").asText()).name();
    functions.requireNew(name);
    FunctionSettings settings = SettingsReader.forNew(body);
    CodePackage code = codes.unpack(zipFile(body.path("Code")));
    FunctionVersion first =
        new FunctionVersion(
            name,
            call.region(),
            FunctionVersion.LATEST,
            settings,
            code,
            UUID.randomUUID().toString(),
            clock.instant());
    LambdaFunction function =
        new LambdaFunction(first, Json.texts(body.path("Tags")), clock, deployTime);
    functions.add(name, function);
    FunctionVersion shown = body.path("Publish").asBoolean() ? function.publish() : first;
    return RestJson.answer(201, FunctionView.configuration(function, shown));
  }

  private HttpResponse get(Call call) {
    FunctionName name = name(call);
    LambdaFunction function = function(call);
    ObjectNode body = Json.object();
    FunctionVersion version = function.described(name.qualifier());
    body.set("Configuration", FunctionView.configuration(function, version));
    body.set(
        "Code",
        Json.object()
            .put("RepositoryType", "S3")
            .put("Location", version.code().root().toUri().toString()));
    if (!function.tags().isEmpty()) {
      body.set("Tags", Json.object(function.tags()));
    }
    limits
        .reserved(name.name())
        .ifPresent(
            count ->
                body.set("Concurrency", Json.object().put("ReservedConcurrentExecutions", count)));
    return RestJson.answer(200, body);
  }

  private HttpResponse getConfiguration(Call call) {
    LambdaFunction function = function(call);
    FunctionVersion version = function.described(name(call).qualifier());
    return RestJson.answer(200, FunctionView.configuration(function, version));
  }

  private HttpResponse updateConfiguration(Call call) {
    LambdaFunction function = function(call);
    ObjectNode body = call.json();
    FunctionVersion old = function.latest();
    FunctionSettings settings = SettingsReader.changed(old.settings(), body);
    function.update(settings, old.code(), revisionId(body));
    return RestJson.answer(200, FunctionView.configuration(function, function.latest()));
  }

  private HttpResponse updateCode(Call call) {
    LambdaFunction function = function(call);
    ObjectNode body = call.json();
    function.requireReady(revisionId(body));
    FunctionVersion old = function.latest();
    CodePackage code = codes.unpack(zipFile(body));
    if (body.path("DryRun").asBoolean()) {
      codes.discard(code);
      return RestJson.answer(200, FunctionView.configuration(function, old));
    }
    try {
      function.update(old.settings(), code, revisionId(body));
    } catch (AwsException e) {
      codes.discard(code);
      throw e;
    }
    runtime.retire(old.name(), function.serving(FunctionVersion.LATEST).revisionId());
    function.takeUnused().forEach(codes::discard);
    FunctionVersion shown =
        body.path("Publish").asBoolean() ? function.publish() : function.latest();
    return RestJson.answer(200, FunctionView.configuration(function, shown));
  }

  private HttpResponse publish(Call call) {
    LambdaFunction function = function(call);
    ObjectNode body = call.json();
    function.requireReady(revisionId(body));
    String expected = body.path("CodeSha256").asText("");
    if (!expected.isEmpty() && !expected.equals(function.latest().code().sha256())) {
      throw AwsException.invalidParameter(
          "CodeSHA256 ("
              + expected
              + ") is different from current CodeSHA256 in $LATEST ("
              + function.latest().code().sha256()
              + "). Please try again with the CodeSHA256 in $LATEST.");
    }
    return RestJson.answer(201, FunctionView.configuration(function, function.publish()));
  }

  private HttpResponse listVersions(Call call) {
    LambdaFunction function = function(call);
    ArrayNode list = Json.array();
    function.versions().forEach(v -> list.add(FunctionView.configuration(function, v)));
    return RestJson.answer(200, Json.object().set("Versions", list));
  }

  private HttpResponse delete(Call call) {
    FunctionName name = name(call);
    LambdaFunction function = functions.remove(name.name(), call.region());
    limits.unreserve(name.name());
    runtime.retire(name.name(), "");
    function.packages().forEach(codes::discard);
    return RestJson.empty(204);
  }

  private LambdaFunction function(Call call) {
    return functions.get(name(call).name(), call.region());
  }

  private static FunctionName name(Call call) {
    FunctionName name = FunctionName.parse(call.variable("name"));
    return call.query("Qualifier").map(q -> new FunctionName(name.name(), q)).orElse(name);
  }

  private static Optional<String> revisionId(ObjectNode body) {
    return Optional.of(body.path("RevisionId").asText("")).filter(id -> !id.isEmpty());
  }

  private static byte[] zipFile(JsonNode code) {
    try {
      byte[] zip = code.path("ZipFile").binaryValue();
      if (zip != null) {
        return zip;
      }
    } catch (IOException e) {
      // No base64: no zip file either.
    }
    throw AwsException.invalidParameter("Please provide a source for function code.");
  }
}
