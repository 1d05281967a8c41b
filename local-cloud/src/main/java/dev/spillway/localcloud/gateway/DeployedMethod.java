package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A method of a deployed API.
 *
 * @param resourcePath as it was written, such as /greeting
 * @param httpMethod such as POST, or ANY
 * @param needsKey whether callers must show an API key
 * @param proxy whether the whole request is the event, and the result the whole answer
 * @param functionArn the function behind it
 * @param assumesRole whether it needs no permission of the function's policy
 * @param timeoutMillis after which callers are told that there is no answer
 * @param passthrough what happens to bodies, since there are no templates
 * @param responses how results become answers; not with a proxy
 */
record DeployedMethod(
    String resourcePath,
    String httpMethod,
    boolean needsKey,
    boolean proxy,
    String functionArn,
    boolean assumesRole,
    int timeoutMillis,
    String passthrough,
    List<ResponseRule> responses) {

  /** The status of results whose error message matches; without a pattern, of all others. */
  record ResponseRule(Optional<Pattern> pattern, int status) {}

  static DeployedMethod of(String resourcePath, JsonNode method) {
    JsonNode integration = method.path("methodIntegration");
    return new DeployedMethod(
        resourcePath,
        method.path("httpMethod").asText(),
        method.path("apiKeyRequired").asBoolean(),
        integration.path("type").asText().equals("AWS_PROXY"),
        functionArn(integration.path("uri").asText()),
        integration.hasNonNull("credentials"),
        integration.path("timeoutInMillis").asInt(29_000),
        integration.path("passthroughBehavior").asText("WHEN_NO_MATCH"),
        rules(integration.path("integrationResponses")));
  }

  /** Returns the answer's status, or empty where no rule fits. */
  Optional<Integer> status(Optional<String> errorMessage) {
    return errorMessage
        .flatMap(message -> first(rule -> matches(rule, message)))
        .or(() -> first(rule -> rule.pattern.isEmpty()))
        .map(ResponseRule::status);
  }

  private Optional<ResponseRule> first(java.util.function.Predicate<ResponseRule> condition) {
    return responses.stream().filter(condition).findFirst();
  }

  private static boolean matches(ResponseRule rule, String message) {
    return rule.pattern.map(pattern -> pattern.matcher(message).matches()).orElse(false);
  }

  private static String functionArn(String uri) {
    return uri.replaceFirst(".*/functions/", "").replaceFirst("/invocations$", "");
  }

  private static List<ResponseRule> rules(JsonNode responses) {
    List<ResponseRule> rules = new ArrayList<>();
    for (JsonNode response : responses) {
      String pattern = response.path("selectionPattern").asText("");
      rules.add(
          new ResponseRule(
              pattern.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(pattern)),
              response.path("statusCode").asInt()));
    }
    return rules;
  }
}
