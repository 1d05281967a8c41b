package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Call;
import dev.spillway.localcloud.http.Json;
import dev.spillway.localcloud.http.RestJson;
import dev.spillway.localcloud.http.RouteTable;
import java.util.Set;

/** Methods of resources, and their responses. Runs under the store's lock. */
final class MethodRoutes {
  private static final String RESPONSES = "methodResponses";

  static final String METHOD = "/restapis/{api}/resources/{resource}/methods/{method}";
  private static final String RESPONSE = METHOD + "/responses/{status}";
  private static final Set<String> METHODS =
      Set.of("ANY", "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

  private final GatewayStore store;

  MethodRoutes(GatewayStore store) {
    this.store = store;
  }

  void addTo(RouteTable routes) {
    routes
        .on("PUT", METHOD, this::put)
        .on("GET", METHOD, call -> RestJson.answer(200, method(call)))
        .on("DELETE", METHOD, this::delete)
        .on("PUT", RESPONSE, this::putResponse)
        .on("GET", RESPONSE, call -> RestJson.answer(200, response(call)))
        .on("DELETE", RESPONSE, this::deleteResponse);
  }

  private HttpResponse put(Call call) {
    ObjectNode methods = methods(call);
    String name = call.variable("method");
    if (!METHODS.contains(name)) {
      throw AwsException.badRequest("Invalid HttpMethod specified. Valid options are " + METHODS);
    }
    if (methods.has(name)) {
      throw AwsException.conflict("Method already exists for this resource");
    }
    ObjectNode body = call.json();
    String authorization = body.path("authorizationType").asText("");
    if (!authorization.equals("NONE")) {
      throw AwsException.badRequest(
          "Invalid Authorization type specified: the embedded cloud knows NONE only");
    }
    ObjectNode method =
        Json.object()
            .put("httpMethod", name)
            .put("authorizationType", authorization)
            .put("apiKeyRequired", body.path("apiKeyRequired").asBoolean());
    Documents.copy(body, method, "operationName", "requestParameters", "requestModels");
    methods.set(name, method);
    return RestJson.answer(201, method);
  }

  private HttpResponse delete(Call call) {
    method(call);
    methods(call).remove(call.variable("method"));
    return RestJson.empty(204);
  }

  private HttpResponse putResponse(Call call) {
    ObjectNode responses = Documents.child(method(call), RESPONSES);
    String status = call.variable("status");
    if (!status.matches("[1-5]\\d\\d")) {
      throw AwsException.badRequest("Invalid status code specified");
    }
    if (responses.has(status)) {
      throw AwsException.conflict("Response already exists for this resource");
    }
    ObjectNode response = Json.object().put("statusCode", status);
    Documents.copy(call.json(), response, "responseParameters", "responseModels");
    responses.set(status, response);
    return RestJson.answer(201, response);
  }

  private HttpResponse deleteResponse(Call call) {
    Documents.removeResponse(method(call), RESPONSES, call.variable("status"));
    return RestJson.empty(204);
  }

  private ObjectNode response(Call call) {
    return Documents.response(method(call), RESPONSES, call.variable("status"));
  }

  private ObjectNode method(Call call) {
    return store
        .api(call.variable("api"))
        .method(call.variable("resource"), call.variable("method"));
  }

  private ObjectNode methods(Call call) {
    ObjectNode resource = store.api(call.variable("api")).resource(call.variable("resource"));
    return Documents.child(resource, "resourceMethods");
  }
}
