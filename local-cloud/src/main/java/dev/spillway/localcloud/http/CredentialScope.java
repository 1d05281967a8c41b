package dev.spillway.localcloud.http;

import dev.spillway.common.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For which service and region a request was signed. The signature itself is not checked.
 *
 * @param region such as us-east-1
 * @param service such as lambda
 */
public record CredentialScope(String region, String service) {
  private static final Pattern SCOPE =
      Pattern.compile("Credential=[^/,\\s]+/\\d{8}/([^/]+)/([^/]+)/aws4_request");
  private static final CredentialScope UNKNOWN = new CredentialScope("us-east-1", "");

  /** Returns the scope of a request's signature, or empty where it has none at all. */
  public static Optional<CredentialScope> of(HttpRequest request) {
    return request.header("Authorization").map(CredentialScope::parse);
  }

  private static CredentialScope parse(String authorization) {
    Matcher scope = SCOPE.matcher(authorization);
    return scope.find() ? new CredentialScope(scope.group(1), scope.group(2)) : UNKNOWN;
  }
}
