package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.localcloud.http.Arns;
import dev.spillway.localcloud.http.Json;
import dev.spillway.localcloud.http.UrlText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes a request into the event that a proxy integration hands to its function. */
final class ProxyEvent {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private ProxyEvent() {}

  static byte[] of(ApiCall call, Instant now) {
    Map<String, List<String>> query = UrlText.parameters(call.request().query());
    ObjectNode event =
        Json.object()
            .put("resource", call.method().resourcePath())
            .put("path", call.path())
            .put("httpMethod", call.request().method());
    event.set("headers", Json.object(call.request().headers()));
    ObjectNode headers = Json.object();
    call.request().headers().forEach((name, value) -> headers.putArray(name).add(value));
    event.set("multiValueHeaders", headers);
    event.set("queryStringParameters", query.isEmpty() ? NullNode.instance : single(query));
    event.set(
        "multiValueQueryStringParameters", query.isEmpty() ? NullNode.instance : multiple(query));
    Map<String, String> variables = call.match().variables();
    event.set("pathParameters", variables.isEmpty() ? NullNode.instance : Json.object(variables));
    event.set("stageVariables", NullNode.instance);
    event.set("requestContext", context(call, now));
    byte[] body = call.request().body();
    event.put("body", body.length == 0 ? null : new String(body, StandardCharsets.UTF_8));
    event.put("isBase64Encoded", false);
    return Json.bytes(event);
  }

  private static ObjectNode context(ApiCall call, Instant now) {
    ObjectNode context =
        Json.object()
            .put("resourceId", "")
            .put("resourcePath", call.method().resourcePath())
            .put("httpMethod", call.request().method())
            .put("extendedRequestId", call.requestId())
            .put("requestTime", TIME.format(now))
            .put("path", "/" + call.url().stage() + call.path())
            .put("accountId", Arns.ACCOUNT)
            .put("protocol", "HTTP/1.1")
            .put("stage", call.url().stage())
            .put("requestTimeEpoch", now.toEpochMilli())
            .put("requestId", call.requestId())
            .put("apiId", call.url().api())
            .put("domainName", call.request().header("Host").orElse("localhost"));
    ObjectNode identity = context.putObject("identity");
    identity.put("sourceIp", "127.0.0.1");
    identity.put("userAgent", call.request().header("User-Agent").orElse(null));
    call.request().header("x-api-key").ifPresent(key -> identity.put("apiKey", key));
    return context;
  }

  private static JsonNode single(Map<String, List<String>> query) {
    ObjectNode last = Json.object();
    query.forEach((name, values) -> last.put(name, values.getLast()));
    return last;
  }

  private static JsonNode multiple(Map<String, List<String>> query) {
    ObjectNode all = Json.object();
    query.forEach(
        (name, values) -> {
          ArrayNode list = all.putArray(name);
          values.forEach(list::add);
        });
    return all;
  }
}
