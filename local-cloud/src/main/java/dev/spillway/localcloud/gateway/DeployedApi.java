package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.UrlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An API as it was when it was deployed; later changes do not reach it. Never changes.
 *
 * @param id the API's
 * @param region where it is
 * @param resources those with methods, the ones with fewer variables first
 */
record DeployedApi(String id, String region, List<Resource> resources) {

  /** One path and its methods. */
  record Resource(List<String> pattern, Map<String, DeployedMethod> methods) {}

  /**
   * What a request's path and method lead to.
   *
   * @param variables the path's variable parts, by their names
   */
  record Match(DeployedMethod method, Map<String, String> variables) {}

  /**
   * Takes the picture.
   *
   * @throws AwsException if there is nothing to deploy, or a method leads nowhere
   */
  static DeployedApi of(RestApi api) {
    List<Resource> resources = new ArrayList<>();
    for (JsonNode resource : api.resources().values()) {
      Map<String, DeployedMethod> methods = methods(resource);
      if (!methods.isEmpty()) {
        resources.add(new Resource(UrlText.segments(resource.path("path").asText()), methods));
      }
    }
    if (resources.isEmpty()) {
      throw AwsException.badRequest("The REST API doesn't contain any methods");
    }
    resources.sort(Comparator.comparingLong(DeployedApi::variableParts));
    return new DeployedApi(api.id(), api.region(), List.copyOf(resources));
  }

  Optional<Match> match(String httpMethod, List<String> path) {
    for (Resource resource : resources) {
      Optional<Map<String, String>> variables = variables(resource.pattern, path);
      if (variables.isPresent()) {
        return Optional.ofNullable(resource.methods.get(httpMethod))
            .or(() -> Optional.ofNullable(resource.methods.get("ANY")))
            .map(method -> new Match(method, variables.get()));
      }
    }
    return Optional.empty();
  }

  private static Map<String, DeployedMethod> methods(JsonNode resource) {
    Map<String, DeployedMethod> methods = new HashMap<>();
    for (JsonNode method : resource.path("resourceMethods")) {
      if (!method.has("methodIntegration")) {
        throw AwsException.badRequest("No integration defined for method");
      }
      methods.put(
          method.path("httpMethod").asText(),
          DeployedMethod.of(resource.path("path").asText(), method));
    }
    return methods;
  }

  private static long variableParts(Resource resource) {
    return resource.pattern.stream()
        .mapToLong(part -> part.endsWith("+}") ? 1000 : part.startsWith("{") ? 1 : 0)
        .sum();
  }

  private static Optional<Map<String, String>> variables(List<String> pattern, List<String> path) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String part = pattern.get(i);
      if (i >= path.size()) {
        return Optional.empty();
      } else if (part.endsWith("+}")) {
        String rest = String.join("/", path.subList(i, path.size()));
        variables.put(part.substring(1, part.length() - 2), rest);
        return Optional.of(variables);
      } else if (part.startsWith("{")) {
        variables.put(part.substring(1, part.length() - 1), path.get(i));
      } else if (!part.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return pattern.size() == path.size() ? Optional.of(variables) : Optional.empty();
  }
}
