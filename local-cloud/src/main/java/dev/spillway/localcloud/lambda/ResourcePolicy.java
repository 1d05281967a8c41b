package dev.spillway.localcloud.lambda;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Who else may invoke a function. Thread-safe. */
final class ResourcePolicy {
  private static final int LIMIT_BYTES = 20 * 1024;
  private static final Pattern STATEMENT_ID = Pattern.compile("[a-zA-Z0-9-_]{1,100}");

  private final Map<String, ObjectNode> statements = new LinkedHashMap<>();
  private String revisionId = UUID.randomUUID().toString();

  /** Adds a statement, as AddPermission describes it, and returns it. */
  synchronized ObjectNode add(ObjectNode permission, String functionArn) {
    String id = permission.path("StatementId").asText();
    if (!STATEMENT_ID.matcher(id).matches()) {
      throw SettingsReader.validation(
          id, "statementId", "Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)");
    }
    if (statements.containsKey(id)) {
      throw new AwsException(
          409,
          "ResourceConflictException",
          "The statement id ("
              + id
              + ") provided already exists. Please provide a new statement id, or remove the"
              + " existing statement.");
    }
    ObjectNode statement = statement(id, permission, functionArn);
    if (document().toString().length() + statement.toString().length() > LIMIT_BYTES) {
      throw new AwsException(
          400,
          "PolicyLengthExceededException",
          "The final policy size is bigger than the limit (20480).");
    }
    statements.put(id, statement);
    revisionId = UUID.randomUUID().toString();
    return statement;
  }

  synchronized void remove(String id) {
    if (statements.remove(id) == null) {
      throw new AwsException(
          404,
          "ResourceNotFoundException",
          "Statement " + id + " is not found in resource policy.");
    }
    revisionId = UUID.randomUUID().toString();
  }

  synchronized boolean isEmpty() {
    return statements.isEmpty();
  }

  synchronized String revisionId() {
    return revisionId;
  }

  synchronized ObjectNode document() {
    ArrayNode list = Json.array();
    statements.values().forEach(list::add);
    ObjectNode document = Json.object().put("Version", "2012-10-17").put("Id", "default");
    document.set("Statement", list);
    return document;
  }

  /** Returns whether API Gateway may invoke the function for a call of an API. */
  synchronized boolean allowsGateway(String sourceArn) {
    return statements.values().stream().anyMatch(statement -> allows(statement, sourceArn));
  }

  private static boolean allows(JsonNode statement, String sourceArn) {
    String principal = statement.path("Principal").path("Service").asText();
    String action = statement.path("Action").asText();
    String pattern = statement.path("Condition").path("ArnLike").path("AWS:SourceArn").asText("*");
    return principal.equals("apigateway.amazonaws.com")
        && (action.equals("lambda:InvokeFunction") || action.equals("lambda:*"))
        && matches(pattern, sourceArn);
  }

  private static boolean matches(String pattern, String arn) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(joining(".*"));
    return Pattern.matches(regex, arn);
  }

  private static ObjectNode statement(String id, ObjectNode permission, String functionArn) {
    String principal = permission.path("Principal").asText();
    ObjectNode statement = Json.object().put("Sid", id).put("Effect", "Allow");
    statement.set("Principal", Json.object().put("Service", principal));
    statement.put("Action", permission.path("Action").asText()).put("Resource", functionArn);
    if (permission.hasNonNull("SourceArn")) {
      ObjectNode source = Json.object().put("AWS:SourceArn", permission.path("SourceArn").asText());
      statement.set("Condition", Json.object().set("ArnLike", source));
    }
    return statement;
  }

  static String text(ObjectNode node) {
    return new String(Json.bytes(node), StandardCharsets.UTF_8);
  }
}
