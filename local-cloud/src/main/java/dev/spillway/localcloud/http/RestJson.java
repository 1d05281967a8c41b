package dev.spillway.localcloud.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Writes answers by AWS's rest-json protocol. */
public final class RestJson {
  private RestJson() {}

  /** Returns an answer with a body. */
  public static HttpResponse answer(int status, JsonNode body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("x-amzn-RequestId", UUID.randomUUID().toString());
    return new HttpResponse(status, headers, Json.bytes(body));
  }

  /** Returns an answer without a body. */
  public static HttpResponse empty(int status) {
    return new HttpResponse(
        status, Map.of("x-amzn-RequestId", UUID.randomUUID().toString()), new byte[0]);
  }

  /** Returns the answer to a call that is refused. */
  public static HttpResponse refusal(AwsException refusal) {
    ObjectNode body = Json.object().put("Type", refusal.status() < 500 ? "User" : "Server");
    body.put("message", refusal.text());
    refusal.fields().forEach(body::put);
    HttpResponse answer = answer(refusal.status(), body).with("x-amzn-ErrorType", refusal.code());
    for (Map.Entry<String, String> header : refusal.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  /** Answers a request from a table, refusals included. */
  public static HttpResponse serve(RouteTable routes, HttpRequest request, String region) {
    try {
      return routes.answer(request, region);
    } catch (AwsException e) {
      return refusal(e);
    }
  }
}
