package dev.spillway.localcloud.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a service's control plane.
 *
 * @param request as it came in
 * @param variables the path's variable segments, by their names
 * @param region the region it is signed for
 */
public record Call(HttpRequest request, Map<String, String> variables, String region) {

  /** Returns a variable segment of the path. */
  public String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /** Returns a query parameter. */
  public Optional<String> query(String name) {
    List<String> values = UrlText.parameters(request.query()).getOrDefault(name, List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /**
   * Returns the body, an empty object where there is none.
   *
   * @throws AwsException if it is no JSON object
   */
  public ObjectNode json() {
    if (request.body().length == 0) {
      return Json.object();
    }
    try {
      if (Json.parse(request.body()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // Answered below, as AWS does: without the parser's words.
    }
    throw new AwsException(400, "SerializationException", "The request body is not valid JSON.");
  }
}
