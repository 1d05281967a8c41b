package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Makes the result of a function behind a proxy integration into an answer. */
final class ProxyResult {
  private static final Set<String> FIELDS =
      Set.of("isBase64Encoded", "statusCode", "headers", "multiValueHeaders", "body");

  private ProxyResult() {}

  /** Returns the answer, or empty where the result does not have the form of one. */
  static Optional<HttpResponse> read(byte[] payload) {
    try {
      JsonNode result = Json.parse(payload);
      return isWellFormed(result) ? Optional.of(answer(result)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static boolean isWellFormed(JsonNode result) {
    JsonNode status = result.path("statusCode");
    JsonNode body = result.path("body");
    return result.isObject()
        && result.propertyStream().allMatch(field -> FIELDS.contains(field.getKey()))
        && (status.isMissingNode() || (status.asInt() >= 100 && status.asInt() <= 599))
        && (body.isMissingNode() || body.isNull() || body.isTextual())
        && isObjectOrNone(result.path("headers"))
        && isObjectOrNone(result.path("multiValueHeaders"));
  }

  private static boolean isObjectOrNone(JsonNode node) {
    return node.isMissingNode() || node.isNull() || node.isObject();
  }

  private static HttpResponse answer(JsonNode result) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Content-Type", "application/json");
    headers.putAll(Json.texts(result.path("headers")));
    result
        .path("multiValueHeaders")
        .properties()
        .forEach(header -> headers.put(header.getKey(), joined(header.getValue())));
    headers.remove("Content-Length");
    byte[] body = result.path("body").asText("").getBytes(StandardCharsets.UTF_8);
    return new HttpResponse(result.path("statusCode").asInt(200), headers, body);
  }

  private static String joined(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }
}
