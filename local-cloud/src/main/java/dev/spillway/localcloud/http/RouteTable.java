package dev.spillway.localcloud.http;

import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the action for a method and a path. Filled before it is used; then thread-safe. */
public final class RouteTable {
  private final List<Route> routes = new ArrayList<>();

  /** Answers a call of one operation. */
  @FunctionalInterface
  public interface Action {
    /**
     * Answers a call.
     *
     * @throws AwsException if it is refused
     */
    HttpResponse answer(Call call);
  }

  /** Adds an operation; in its path, {@code {name}} stands for any one segment. */
  public RouteTable on(String method, String path, Action action) {
    routes.add(new Route(method, UrlText.segments(path), action));
    return this;
  }

  /**
   * Answers a request.
   *
   * @throws AwsException if there is no such operation, or if it refuses the call
   */
  public HttpResponse answer(HttpRequest request, String region) {
    List<String> segments = UrlText.segments(request.path());
    for (Route route : routes) {
      Optional<Map<String, String>> variables = route.match(request.method(), segments);
      if (variables.isPresent()) {
        return route.action.answer(new Call(request, variables.get(), region));
      }
    }
    throw new AwsException(
        404,
        "UnknownOperationException",
        "The embedded cloud has no operation " + request.method() + " " + request.path() + ".");
  }

  private record Route(String method, List<String> pattern, Action action) {
    Optional<Map<String, String>> match(String method, List<String> segments) {
      if (!this.method.equals(method) || segments.size() != pattern.size()) {
        return Optional.empty();
      }
      Map<String, String> variables = new HashMap<>();
      for (int i = 0; i < segments.size(); i++) {
        String expected = pattern.get(i);
        if (expected.startsWith("{")) {
          variables.put(expected.substring(1, expected.length() - 1), segments.get(i));
        } else if (!expected.equals(segments.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(variables);
    }
  }
}
