package dev.spillway.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.localcloud.http.Json;
import org.junit.jupiter.api.Test;

final class ResourcePolicyTest {
  private static final String CALL = "arn:aws:execute-api:r:000000000000:abc/prod/POST/greeting";

  private final ResourcePolicy policy = new ResourcePolicy();

  @Test
  void allowsTheSourcesThatItNames() {
    assertThat(policy.allowsGateway(CALL)).isFalse();
    policy.add(permission("a", "arn:aws:execute-api:r:000000000000:abc/*/*/greeting"), "arn");

    assertThat(policy.allowsGateway(CALL)).isTrue();
    assertThat(policy.allowsGateway(CALL.replace("abc", "xyz"))).isFalse();
    assertThat(policy.allowsGateway(CALL + "/more")).isFalse();
    policy.remove("a");
    assertThat(policy.allowsGateway(CALL)).isFalse();
  }

  @Test
  void allowsAllSourcesWithoutACondition() {
    ObjectNode permission = permission("a", "");
    permission.remove("SourceArn");
    policy.add(permission, "arn");

    assertThat(policy.allowsGateway(CALL)).isTrue();
  }

  @Test
  void growsToTwentyKilobytes() {
    String long10k = "arn:" + "x".repeat(9_000);
    policy.add(permission("a", long10k), "arn");
    policy.add(permission("b", long10k), "arn");

    assertThatThrownBy(() -> policy.add(permission("c", long10k), "arn"))
        .hasMessageContaining("The final policy size is bigger than the limit (20480).");
  }

  private static ObjectNode permission(String id, String source) {
    return Json.object()
        .put("StatementId", id)
        .put("Action", "lambda:InvokeFunction")
        .put("Principal", "apigateway.amazonaws.com")
        .put("SourceArn", source);
  }
}
