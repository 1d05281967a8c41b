package dev.spillway.localcloud.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.localcloud.http.Json;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes a function's configuration as Lambda does. */
final class FunctionView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);
  private static final String REASON = "The function is being created.";

  private FunctionView() {}

  static ObjectNode configuration(LambdaFunction function, FunctionVersion version) {
    ObjectNode view = settings(version);
    if (function.isPending()) {
      view.put("State", "Pending").put("StateReason", REASON).put("StateReasonCode", "Creating");
      return view;
    }
    view.put("State", "Active");
    boolean updating = version.number().equals(FunctionVersion.LATEST) && function.isUpdating();
    view.put("LastUpdateStatus", updating ? "InProgress" : "Successful");
    if (updating) {
      view.put("LastUpdateStatusReason", REASON).put("LastUpdateStatusReasonCode", "Creating");
    }
    return view;
  }

  private static ObjectNode settings(FunctionVersion version) {
    FunctionSettings settings = version.settings();
    ObjectNode view =
        Json.object()
            .put("FunctionName", version.name())
            .put("FunctionArn", version.arn())
            .put("Runtime", settings.runtime())
            .put("Role", settings.role())
            .put("Handler", settings.handler())
            .put("CodeSize", version.code().sizeBytes())
            .put("Description", settings.description())
            .put("Timeout", settings.timeoutSeconds())
            .put("MemorySize", settings.memoryMb())
            .put("LastModified", TIME.format(version.modified()))
            .put("CodeSha256", version.code().sha256())
            .put("Version", version.number())
            .put("RevisionId", version.revisionId())
            .put("PackageType", "Zip");
    if (!settings.variables().isEmpty()) {
      view.set("Environment", variables(settings));
    }
    view.set("Architectures", Json.array().add("x86_64"));
    view.set("EphemeralStorage", Json.object().put("Size", 512));
    view.set("TracingConfig", Json.object().put("Mode", "PassThrough"));
    view.set(
        "LoggingConfig",
        Json.object().put("LogFormat", "Text").put("LogGroup", "/aws/lambda/" + version.name()));
    return view;
  }

  private static ObjectNode variables(FunctionSettings settings) {
    ObjectNode environment = Json.object();
    environment.set("Variables", Json.object(settings.variables()));
    return environment;
  }
}
