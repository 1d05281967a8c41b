package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Call;
import dev.spillway.localcloud.http.Json;
import dev.spillway.localcloud.http.RestJson;
import dev.spillway.localcloud.http.RouteTable;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How methods reach functions, and how results become answers. Runs under the store's lock. */
final class IntegrationRoutes {
  private static final String RESPONSES = "integrationResponses";

  private static final String INTEGRATION = MethodRoutes.METHOD + "/integration";
  private static final String RESPONSE = INTEGRATION + "/responses/{status}";
  private static final Pattern ARN = Pattern.compile("arn:[^:]+:apigateway:[^:]*:lambda:.+");
  private static final Pattern INVOCATIONS =
      Pattern.compile(
          "arn:[^:]+:apigateway:[^:]+:lambda:path/2015-03-31/functions/"
              + "arn:[^:]+:lambda:[^:]+:\\d{12}:function:[^/]+/invocations");
  private static final Set<String> PASSTHROUGH =
      Set.of("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER");

  private final GatewayStore store;

  IntegrationRoutes(GatewayStore store) {
    this.store = store;
  }

  void addTo(RouteTable routes) {
    routes
        .on("PUT", INTEGRATION, this::put)
        .on("GET", INTEGRATION, call -> RestJson.answer(200, integration(call)))
        .on("DELETE", INTEGRATION, this::delete)
        .on("PUT", RESPONSE, this::putResponse)
        .on("GET", RESPONSE, call -> RestJson.answer(200, response(call)))
        .on("DELETE", RESPONSE, this::deleteResponse);
  }

  private HttpResponse put(Call call) {
    ObjectNode method = method(call);
    ObjectNode body = call.json();
    check(body);
    ObjectNode integration =
        Json.object()
            .put("type", body.path("type").asText())
            .put("httpMethod", body.path("httpMethod").asText())
            .put("uri", body.path("uri").asText())
            .put("passthroughBehavior", body.path("passthroughBehavior").asText("WHEN_NO_MATCH"))
            .put("timeoutInMillis", body.path("timeoutInMillis").asInt(29_000))
            .put("cacheNamespace", call.variable("resource"));
    integration.set("cacheKeyParameters", Json.array());
    Documents.copy(body, integration, "credentials", "contentHandling", "requestParameters");
    method.set("methodIntegration", integration);
    return RestJson.answer(201, integration);
  }

  private static void check(ObjectNode body) {
    String type = body.path("type").asText("");
    String uri = body.path("uri").asText("");
    if (!type.equals("AWS") && !type.equals("AWS_PROXY")) {
      throw AwsException.badRequest(
          "Invalid integration type: the embedded cloud knows AWS and AWS_PROXY only");
    }
    if (body.path("httpMethod").asText("").isEmpty()) {
      throw AwsException.badRequest("Enumeration value for HttpMethod must be non-empty");
    }
    if (!ARN.matcher(uri).matches()) {
      throw AwsException.badRequest("Invalid ARN specified in the request");
    }
    if (!uri.contains(":path/") && !uri.contains(":action/")) {
      throw AwsException.badRequest("AWS ARN for integration must contain path or action");
    }
    if (!INVOCATIONS.matcher(uri).matches()) {
      throw AwsException.badRequest("Invalid ARN specified in the request");
    }
    checkDetails(body);
  }

  private static void checkDetails(ObjectNode body) {
    int timeout = body.path("timeoutInMillis").asInt(29_000);
    if (timeout < 50 || timeout > 29_000) {
      throw AwsException.badRequest("Timeout should be between 50 ms and 29000 ms");
    }
    if (!PASSTHROUGH.contains(body.path("passthroughBehavior").asText("WHEN_NO_MATCH"))) {
      throw AwsException.badRequest("Invalid passthroughBehavior specified");
    }
    requireNoTemplates(body.path("requestTemplates"));
  }

  /** Templates are programs in a language of their own, which the embedded cloud does not run. */
  private static void requireNoTemplates(JsonNode templates) {
    for (JsonNode template : templates) {
      if (!template.asText("").isEmpty()) {
        throw AwsException.badRequest("The embedded cloud has no mapping templates");
      }
    }
  }

  private HttpResponse delete(Call call) {
    integration(call);
    method(call).remove("methodIntegration");
    return RestJson.empty(204);
  }

  private HttpResponse putResponse(Call call) {
    String status = call.variable("status");
    if (!method(call).path("methodResponses").has(status)) {
      throw AwsException.notFound("Invalid Response status code specified");
    }
    ObjectNode body = call.json();
    requireNoTemplates(body.path("responseTemplates"));
    ObjectNode response = Json.object().put("statusCode", status);
    Documents.copy(
        body,
        response,
        "selectionPattern",
        "responseParameters",
        "responseTemplates",
        "contentHandling");
    requirePattern(response.path("selectionPattern").asText(""));
    Documents.child(integration(call), RESPONSES).set(status, response);
    return RestJson.answer(201, response);
  }

  private static void requirePattern(String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw AwsException.badRequest("Invalid selection pattern specified");
    }
  }

  private HttpResponse deleteResponse(Call call) {
    Documents.removeResponse(integration(call), RESPONSES, call.variable("status"));
    return RestJson.empty(204);
  }

  private ObjectNode response(Call call) {
    return Documents.response(integration(call), RESPONSES, call.variable("status"));
  }

  private ObjectNode method(Call call) {
    return store
        .api(call.variable("api"))
        .method(call.variable("resource"), call.variable("method"));
  }

  private ObjectNode integration(Call call) {
    return store
        .api(call.variable("api"))
        .integration(call.variable("resource"), call.variable("method"));
  }
}
