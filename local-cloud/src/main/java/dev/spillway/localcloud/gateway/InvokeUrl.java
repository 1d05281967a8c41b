package dev.spillway.localcloud.gateway;

import dev.spillway.common.http.HttpRequest;
import dev.spillway.localcloud.http.UrlText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which API a request calls, by any of the addresses that an API has.
 *
 * @param api its id
 * @param stage empty where the address names none
 * @param path what follows the stage
 */
record InvokeUrl(String api, String stage, List<String> path) {
  private static final Pattern HOST = Pattern.compile("([a-z0-9]+)\\.execute-api\\..+");

  static Optional<InvokeUrl> of(HttpRequest request) {
    Matcher host = HOST.matcher(request.header("Host").orElse(""));
    boolean byHost = host.matches();
    if (!byHost
        && !request.path().startsWith("/_aws/")
        && !request.path().startsWith("/restapis")) {
      return Optional.empty();
    }
    List<String> path = UrlText.segments(request.path());
    if (byHost) {
      return Optional.of(from(host.group(1), path));
    }
    if (path.size() > 2 && path.get(1).equals("execute-api")) {
      return Optional.of(from(path.get(2), path.subList(3, path.size())));
    }
    if (path.size() > 3 && path.get(3).equals("_user_request_")) {
      return Optional.of(new InvokeUrl(path.get(1), path.get(2), path.subList(4, path.size())));
    }
    return Optional.empty();
  }

  private static InvokeUrl from(String api, List<String> rest) {
    return rest.isEmpty()
        ? new InvokeUrl(api, "", List.of())
        : new InvokeUrl(api, rest.getFirst(), rest.subList(1, rest.size()));
  }
}
