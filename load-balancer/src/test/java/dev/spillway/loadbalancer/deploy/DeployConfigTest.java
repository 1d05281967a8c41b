package dev.spillway.loadbalancer.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.cloud.CloudIntegration;
import dev.spillway.common.config.InvalidConfigException;
import dev.spillway.loadbalancer.deploy.DeployConfig.Account;
import dev.spillway.loadbalancer.deploy.DeployConfig.Api;
import dev.spillway.loadbalancer.deploy.DeployConfig.Lambda;
import dev.spillway.loadbalancer.deploy.DeployConfig.Target;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeployConfigTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/faas";
  private static final Map<String, String> ENDPOINT =
      Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");

  @Test
  void hasDefaultsForAllButTheRole() {
    assertThat(DeployConfig.from(Map.of("AWS_ROLE", ROLE)))
        .contains(
            new DeployConfig(
                "spillway",
                new Account(Optional.empty(), ROLE),
                new Target("us-east-1", Optional.empty(), Optional.empty()),
                new Lambda("Faas_lambda", "python3.13", 3008, Duration.ofSeconds(29)),
                new Api("FaasApi", true, CloudIntegration.AWS_PROXY)));
  }

  @Test
  void readsEachKey() {
    Map<String, String> env = new HashMap<>();
    env.put("CLOUD", "aws");
    env.put("PROJECT", "mine");
    env.put("AWS_ACCOUNT_ID", "111122223333");
    env.put("AWS_ROLE", ROLE);
    env.put("AWS_DEFAULT_REGION", "eu-west-1");
    env.put("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");
    env.put("API_URL_TEMPLATE", "{endpoint}/restapis/{id}/{stage}/_user_request_/{path}");
    env.put("LAMBDA_NAME", "fn");
    env.put("LAMBDA_RUNTIME", "python3.14");
    env.put("LAMBDA_MEMORY_MB", "512");
    env.put("LAMBDA_TIMEOUT", "7");
    env.put("API_NAME", "api");
    env.put("API_KEY_REQUIRED", "false");
    env.put("API_INTEGRATION", "aws");
    assertThat(DeployConfig.from(env))
        .contains(
            new DeployConfig(
                "mine",
                new Account(Optional.of("111122223333"), ROLE),
                new Target(
                    "eu-west-1",
                    Optional.of(URI.create("http://127.0.0.1:4566")),
                    Optional.of("{endpoint}/restapis/{id}/{stage}/_user_request_/{path}")),
                new Lambda("fn", "python3.14", 512, Duration.ofSeconds(7)),
                new Api("api", false, CloudIntegration.AWS)));
  }

  @Test
  void saysEverythingThatIsWrong() {
    Map<String, String> env = new HashMap<>();
    env.put("CLOUD", "azure");
    env.put("PROJECT", "Not good");
    env.put("AWS_ACCOUNT_ID", "12");
    env.put("AWS_ROLE", "role");
    env.put("AWS_DEFAULT_REGION", "mars");
    env.put("AWS_ENDPOINT_URL", "ftp://x");
    env.put("API_URL_TEMPLATE", "{nothing}");
    env.put("LAMBDA_NAME", "a b");
    env.put("LAMBDA_RUNTIME", "node");
    env.put("LAMBDA_MEMORY_MB", "1");
    env.put("LAMBDA_TIMEOUT", "30");
    env.put("API_NAME", "?");
    env.put("API_KEY_REQUIRED", "maybe");
    env.put("API_INTEGRATION", "http");
    assertThatThrownBy(() -> DeployConfig.from(env))
        .isInstanceOfSatisfying(
            InvalidConfigException.class,
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.key())
                    .containsExactlyInAnyOrderElementsOf(env.keySet()));
  }

  @Test
  void wantsNoCloudWithoutARoleOrWhereToldSo() {
    assertThat(DeployConfig.from(Map.of())).isEmpty();
    assertThat(DeployConfig.from(Map.of("CLOUD", "auto"))).isEmpty();
    assertThat(DeployConfig.from(Map.of("CLOUD", "none", "AWS_ROLE", ROLE))).isEmpty();
  }

  @Test
  void wantsAnEndpointForATemplateThatNamesItOnlyWhereThereIsACloud() {
    Map<String, String> env = new HashMap<>();
    env.put("API_URL_TEMPLATE", "{endpoint}/{id}/{stage}/{path}");
    assertThat(DeployConfig.from(env)).isEmpty();
    env.put("AWS_ROLE", ROLE);
    assertThatThrownBy(() -> DeployConfig.from(env))
        .hasMessageContaining("API_URL_TEMPLATE: {endpoint}/{id}/{stage}/{path} (expected: a URL");
  }

  @Test
  void wantsARoleForAws() {
    assertThatThrownBy(() -> DeployConfig.from(Map.of("CLOUD", "aws")))
        .hasMessageContaining("AWS_ROLE: (empty) (expected: the ARN of an IAM role");
  }

  @Test
  void takesLocalAsAwsWhereAnEndpointIsSet() {
    Map<String, String> env = new HashMap<>(ENDPOINT);
    env.put("CLOUD", "local");
    env.put("AWS_ROLE", ROLE);
    assertThat(DeployConfig.from(env)).isPresent();
    assertThatThrownBy(() -> DeployConfig.from(Map.of("CLOUD", "local", "AWS_ROLE", ROLE)))
        .hasMessageContaining("CLOUD: local (expected: aws or none");
  }

  @Test
  void wantsTheAccountOfTheRole() {
    assertThatThrownBy(
            () -> DeployConfig.from(Map.of("AWS_ROLE", ROLE, "AWS_ACCOUNT_ID", "999999999999")))
        .hasMessageContaining("AWS_ACCOUNT_ID: 999999999999 (expected: 111122223333");
  }

  @Test
  void leavesAnEmulatorsAccountAlone() {
    Map<String, String> env =
        Map.of(
            "AWS_ROLE",
            "arn:aws:iam::000000000000:role/spillway-local",
            "AWS_ACCOUNT_ID",
            "999999999999");
    assertThat(DeployConfig.from(env)).isPresent();
  }
}
