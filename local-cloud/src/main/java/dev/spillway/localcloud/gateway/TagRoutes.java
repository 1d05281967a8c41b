package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Call;
import dev.spillway.localcloud.http.Json;
import dev.spillway.localcloud.http.RestJson;
import dev.spillway.localcloud.http.RouteTable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags of APIs, keys and plans. Runs under the store's lock. */
final class TagRoutes {
  private static final String TAGS = "/tags/{arn}";
  private static final Pattern ARN =
      Pattern.compile("arn:[^:]+:apigateway:[^:]*::/(restapis|apikeys|usageplans)/([a-z0-9]+)");

  private final GatewayStore store;

  TagRoutes(GatewayStore store) {
    this.store = store;
  }

  void addTo(RouteTable routes) {
    routes.on("GET", TAGS, this::get).on("PUT", TAGS, this::put);
  }

  private HttpResponse get(Call call) {
    ObjectNode tags = Documents.child(tagged(call), "tags");
    return RestJson.answer(200, Json.object().set("tags", tags));
  }

  private HttpResponse put(Call call) {
    ObjectNode tags = Documents.child(tagged(call), "tags");
    Json.texts(call.json().path("tags")).forEach(tags::put);
    return RestJson.empty(204);
  }

  private ObjectNode tagged(Call call) {
    Matcher arn = ARN.matcher(call.variable("arn"));
    if (!arn.matches()) {
      throw AwsException.badRequest("Invalid ARN specified in the request");
    }
    return switch (arn.group(1)) {
      case "restapis" -> store.api(arn.group(2)).document();
      case "apikeys" -> store.key(arn.group(2));
      default -> store.plan(arn.group(2)).document();
    };
  }
}
