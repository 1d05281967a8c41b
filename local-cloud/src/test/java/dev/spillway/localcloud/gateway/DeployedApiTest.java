package dev.spillway.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.localcloud.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeployedApiTest {
  private final RestApi api = new RestApi("api", "us-east-1", Json.object(), "root");

  @Test
  void prefersTheExactPathToAVariableAndThatToAGreedyOne() {
    add("/{proxy+}", "ANY");
    add("/{name}", "ANY");
    add("/call", "ANY");
    DeployedApi deployed = DeployedApi.of(api);

    assertThat(path(deployed, "call")).isEqualTo("/call");
    assertThat(path(deployed, "other")).isEqualTo("/{name}");
    assertThat(path(deployed, "a", "b")).isEqualTo("/{proxy+}");
  }

  @Test
  void givesTheVariablePartsByTheirNames() {
    add("/users/{id}/{rest+}", "GET");

    assertThat(
            DeployedApi.of(api)
                .match("GET", List.of("users", "7", "x", "y"))
                .orElseThrow()
                .variables())
        .isEqualTo(Map.of("id", "7", "rest", "x/y"));
  }

  @Test
  void prefersTheMethodItselfToAny() {
    add("/call", "ANY", "GET");
    DeployedApi deployed = DeployedApi.of(api);

    assertThat(method(deployed, "GET")).hasValue("GET");
    assertThat(method(deployed, "POST")).hasValue("ANY");
  }

  @Test
  void knowsNoOtherPathAndNoOtherMethod() {
    add("/call", "POST");
    DeployedApi deployed = DeployedApi.of(api);

    assertThat(deployed.match("GET", List.of("call"))).isEmpty();
    assertThat(deployed.match("POST", List.of())).isEmpty();
    assertThat(deployed.match("POST", List.of("call", "more"))).isEmpty();
  }

  @Test
  void keepsWhatWasDeployed() {
    add("/call", "POST");
    DeployedApi deployed = DeployedApi.of(api);
    api.resources().clear();

    assertThat(deployed.match("POST", List.of("call"))).isPresent();
    assertThatThrownBy(() -> DeployedApi.of(api)).hasMessageContaining("contain any methods");
  }

  @Test
  void readsTheFunctionOutOfTheUri() {
    add("/call", "POST");

    assertThat(
            DeployedApi.of(api).match("POST", List.of("call")).orElseThrow().method().functionArn())
        .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:f");
  }

  private void add(String path, String... methods) {
    ObjectNode resource = Json.object().put("id", path).put("path", path);
    for (String method : methods) {
      resource
          .withObject("/resourceMethods/" + method)
          .put("httpMethod", method)
          .withObject("/methodIntegration")
          .put("type", "AWS_PROXY")
          .put(
              "uri",
              "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
                  + "arn:aws:lambda:us-east-1:000000000000:function:f/invocations");
    }
    api.resources().put(path, resource);
  }

  private static String path(DeployedApi deployed, String... path) {
    return deployed.match("GET", List.of(path)).orElseThrow().method().resourcePath();
  }

  private static Optional<String> method(DeployedApi deployed, String method) {
    return deployed.match(method, List.of("call")).map(match -> match.method().httpMethod());
  }
}
