package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Call;
import dev.spillway.localcloud.http.Json;
import dev.spillway.localcloud.http.RandomId;
import dev.spillway.localcloud.http.RestJson;
import dev.spillway.localcloud.http.RouteTable;
import java.util.ArrayList;
import java.util.List;

/** APIs and their resources. Runs under the store's lock. */
final class ApiRoutes {
  private static final String APIS = "/restapis";
  private static final String API = APIS + "/{api}";
  private static final String RESOURCES = API + "/resources";
  private static final String RESOURCE = RESOURCES + "/{resource}";

  private final GatewayStore store;

  ApiRoutes(GatewayStore store) {
    this.store = store;
  }

  void addTo(RouteTable routes) {
    routes
        .on("POST", APIS, this::create)
        .on("GET", APIS, this::list)
        .on("GET", API, this::get)
        .on("DELETE", API, this::delete)
        .on("GET", RESOURCES, this::listResources)
        .on("POST", RESOURCE, this::createResource)
        .on("GET", RESOURCE, this::getResource)
        .on("DELETE", RESOURCE, this::deleteResource);
  }

  private HttpResponse create(Call call) {
    ObjectNode body = call.json();
    if (body.path("name").asText("").isBlank()) {
      throw AwsException.badRequest("Invalid name specified");
    }
    String id = RandomId.letters(10);
    String rootId = RandomId.letters(10);
    ObjectNode document = Json.object().put("id", id).put("name", body.path("name").asText());
    Documents.copy(body, document, "description", "version", "tags", "binaryMediaTypes", "policy");
    document
        .put("createdDate", store.now().getEpochSecond())
        .put("apiKeySource", body.path("apiKeySource").asText("HEADER"))
        .put("disableExecuteApiEndpoint", false)
        .put("rootResourceId", rootId);
    if (body.hasNonNull("endpointConfiguration")) {
      document.set("endpointConfiguration", body.path("endpointConfiguration"));
    } else {
      ObjectNode edge = Json.object();
      edge.set("types", Json.array().add("EDGE"));
      document.set("endpointConfiguration", edge);
    }
    store.apis().put(id, new RestApi(id, call.region(), document, rootId));
    return RestJson.answer(201, document);
  }

  private HttpResponse list(Call call) {
    return Pages.page(call, store.apis().values().stream().map(RestApi::document).toList());
  }

  private HttpResponse get(Call call) {
    return RestJson.answer(200, api(call).document());
  }

  private HttpResponse delete(Call call) {
    RestApi api = api(call);
    store.apis().remove(api.id());
    store.plans().values().forEach(plan -> PlanStages.removeApi(plan, api.id()));
    return RestJson.empty(202);
  }

  private HttpResponse listResources(Call call) {
    boolean withMethods = call.query("embed").filter("methods"::equals).isPresent();
    List<ObjectNode> resources = new ArrayList<>();
    for (ObjectNode resource : api(call).resources().values()) {
      resources.add(withMethods ? resource : Documents.withoutMethodDetails(resource));
    }
    return Pages.page(call, resources);
  }

  private HttpResponse createResource(Call call) {
    RestApi api = api(call);
    ObjectNode parent = api.resource(call.variable("resource"));
    String part = call.json().path("pathPart").asText();
    if (!part.matches("[a-zA-Z0-9._:-]+|\\{[a-zA-Z0-9._:-]+\\+?\\}")) {
      throw AwsException.badRequest(
          "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly"
              + " braces at the beginning and the end.");
    }
    String parentId = parent.path("id").asText();
    boolean exists =
        api.resources().values().stream()
            .anyMatch(
                sibling ->
                    sibling.path("parentId").asText().equals(parentId)
                        && sibling.path("pathPart").asText().equals(part));
    if (exists) {
      throw AwsException.conflict(
          "Another resource with the same parent already has this name: " + part);
    }
    String id = RandomId.letters(6);
    String above = parent.path("path").asText();
    ObjectNode resource =
        Json.object()
            .put("id", id)
            .put("parentId", parentId)
            .put("pathPart", part)
            .put("path", above.equals("/") ? "/" + part : above + "/" + part);
    api.resources().put(id, resource);
    return RestJson.answer(201, resource);
  }

  private HttpResponse getResource(Call call) {
    return RestJson.answer(200, api(call).resource(call.variable("resource")));
  }

  private HttpResponse deleteResource(Call call) {
    RestApi api = api(call);
    ObjectNode resource = api.resource(call.variable("resource"));
    if (!resource.has("parentId")) {
      throw AwsException.badRequest("Root resource cannot be removed");
    }
    removeWithChildren(api, resource.path("id").asText());
    return RestJson.empty(202);
  }

  private static void removeWithChildren(RestApi api, String id) {
    api.resources().remove(id);
    List.copyOf(api.resources().values()).stream()
        .filter(resource -> resource.path("parentId").asText().equals(id))
        .forEach(child -> removeWithChildren(api, child.path("id").asText()));
  }

  private RestApi api(Call call) {
    return store.api(call.variable("api"));
  }
}
