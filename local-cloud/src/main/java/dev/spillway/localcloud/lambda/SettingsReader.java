package dev.spillway.localcloud.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a function's configuration from a call, and refuses what Lambda refuses. */
final class SettingsReader {
  private static final List<String> RUNTIMES =
      List.of(
          "nodejs18.x",
          "nodejs20.x",
          "nodejs22.x",
          "nodejs24.x",
          "python3.8",
          "python3.9",
          "python3.10",
          "python3.11",
          "python3.12",
          "python3.13",
          "python3.14",
          "python3.15",
          "java8.al2",
          "java11",
          "java17",
          "java21",
          "java25",
          "dotnet8",
          "dotnet10",
          "ruby3.2",
          "ruby3.3",
          "ruby3.4",
          "provided.al2",
          "provided.al2023");
  private static final Set<String> RETIRED =
      Set.of(
          "python2.7",
          "python3.6",
          "python3.7",
          "nodejs10.x",
          "nodejs12.x",
          "nodejs14.x",
          "nodejs16.x",
          "java8",
          "go1.x",
          "ruby2.7",
          "dotnetcore3.1",
          "dotnet6",
          "provided");
  private static final String ROLE_PATTERN =
      "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+";
  private static final Pattern ROLE = Pattern.compile(ROLE_PATTERN);
  private static final int ENVIRONMENT_LIMIT_BYTES = 4096;

  private static final FunctionSettings DEFAULTS =
      new FunctionSettings("", "", "", "", 3, 128, Map.of());

  private SettingsReader() {}

  /** Returns the configuration of a new function. */
  static FunctionSettings forNew(ObjectNode body) {
    FunctionSettings settings = changed(DEFAULTS, body);
    if (settings.runtime().isEmpty() || settings.handler().isEmpty()) {
      throw AwsException.invalidParameter(
          "Runtime and Handler are mandatory parameters for functions created with deployment"
              + " packages.");
    }
    checkRole(settings.role());
    return settings;
  }

  /** Returns a configuration with what a call says changed. */
  static FunctionSettings changed(FunctionSettings old, ObjectNode body) {
    FunctionSettings settings =
        new FunctionSettings(
            text(body, "Runtime", old.runtime()),
            text(body, "Handler", old.handler()),
            text(body, "Role", old.role()),
            text(body, "Description", old.description()),
            number(body, "Timeout", old.timeoutSeconds()),
            number(body, "MemorySize", old.memoryMb()),
            body.hasNonNull("Environment")
                ? Json.texts(body.path("Environment").path("Variables"))
                : old.variables());
    checkRuntime(settings.runtime());
    checkRange("timeout", settings.timeoutSeconds(), 1, 900);
    checkMemory(settings.memoryMb());
    checkVariables(settings.variables());
    if (body.hasNonNull("Role")) {
      checkRole(settings.role());
    }
    return settings;
  }

  private static String text(ObjectNode body, String field, String otherwise) {
    return body.path(field).asText(otherwise);
  }

  private static int number(ObjectNode body, String field, int otherwise) {
    @Nullable JsonNode value = body.get(field);
    return value == null || value.isNull() ? otherwise : value.asInt();
  }

  private static void checkRuntime(String runtime) {
    if (RETIRED.contains(runtime)) {
      throw AwsException.invalidParameter(
          "The runtime parameter of "
              + runtime
              + " is no longer supported for creating or updating AWS Lambda functions. We"
              + " recommend you use a supported runtime while creating or updating functions.");
    }
    if (!runtime.isEmpty() && !RUNTIMES.contains(runtime)) {
      throw AwsException.invalidParameter(
          "Value "
              + runtime
              + " at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: "
              + RUNTIMES
              + " or be a valid ARN");
    }
  }

  private static void checkMemory(int memoryMb) {
    if (memoryMb > 10_240) {
      throw AwsException.invalidParameter(
          "'MemorySize' value failed to satisfy constraint: Member must have value less than or"
              + " equal to 10240");
    }
    checkRange("memorySize", memoryMb, 128, 10_240);
  }

  private static void checkRange(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw validation(
          String.valueOf(value),
          name,
          value < min
              ? "Member must have value greater than or equal to " + min
              : "Member must have value less than or equal to " + max);
    }
  }

  private static void checkVariables(Map<String, String> variables) {
    int size = Json.bytes(Json.object(variables)).length;
    if (size > ENVIRONMENT_LIMIT_BYTES) {
      throw AwsException.invalidParameter(
          "Lambda was unable to configure your environment variables because the environment"
              + " variables you have provided exceeded the 4KB limit.");
    }
  }

  private static void checkRole(String role) {
    if (!ROLE.matcher(role).matches()) {
      throw validation(
          role, "role", "Member must satisfy regular expression pattern: " + ROLE_PATTERN);
    }
  }

  static AwsException validation(String value, String name, String constraint) {
    return new AwsException(
        400,
        "ValidationException",
        "1 validation error detected: Value '"
            + value
            + "' at '"
            + name
            + "' failed to satisfy constraint: "
            + constraint);
  }
}
