package dev.spillway.setup.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.config.CloudChoice;
import dev.spillway.common.config.EngineChoice;
import dev.spillway.common.config.InvalidConfigException;
import dev.spillway.common.config.Setting;
import dev.spillway.common.config.Settings;
import dev.spillway.common.function.FunctionName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SetupConfigTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/lambda";

  @TempDir private Path root;

  @Test
  void hasDefaults() {
    assertThat(SetupConfig.from(Map.of(), root))
        .isEqualTo(
            new SetupConfig(
                root,
                Map.of(),
                EngineChoice.AUTO,
                CloudChoice.LOCAL,
                new SetupConfig.Aws(
                    Optional.empty(),
                    Optional.empty(),
                    "us-east-1",
                    Optional.empty(),
                    Optional.empty()),
                "spillway",
                new SetupConfig.Listen("127.0.0.1", 8080),
                6379,
                "redis-container",
                4566,
                new FunctionName("faas"),
                root.resolve(".spillway"),
                Duration.ofMinutes(3)));
  }

  @Test
  void mapsEveryKey() throws IOException {
    Path credentials = Files.writeString(root.resolve("credentials"), "[default]");
    Map<String, String> env =
        Map.ofEntries(
            entry("ENGINE", "docker"),
            entry("CLOUD", "aws"),
            entry("AWS_ROLE", ROLE),
            entry("AWS_ACCOUNT_ID", "123456789012"),
            entry("AWS_DEFAULT_REGION", "eu-west-1"),
            entry("AWS_ENDPOINT_URL", "http://127.0.0.1:4567"),
            entry("CREDENTIALS_PATH", "credentials"),
            entry("PROJECT", "other"),
            entry("LOAD_BALANCER_HOST", "0.0.0.0"),
            entry("LOAD_BALANCER_PORT", "81"),
            entry("REDIS_PORT", "82"),
            entry("FAAS_CONTAINER_NAME", "store"),
            entry("LOCAL_CLOUD_PORT", "83"),
            entry("FAAS_FUNCTION_NAME", "fibonacci"),
            entry("STATE_DIR", "state"),
            entry("SERVER_START_TIMEOUT", "60"));

    assertThat(SetupConfig.from(env, root))
        .isEqualTo(
            new SetupConfig(
                root,
                env,
                EngineChoice.DOCKER,
                CloudChoice.AWS,
                aws(credentials),
                "other",
                new SetupConfig.Listen("0.0.0.0", 81),
                82,
                "store",
                83,
                new FunctionName("fibonacci"),
                root.resolve("state"),
                Duration.ofSeconds(210)));
  }

  @Test
  void reportsAllBadValuesAtOnceAlsoThoseThatOthersRead() {
    Map<String, String> env = new HashMap<>();
    List<String> free =
        List.of("CREDENTIALS_PATH", "STATE_DIR", "API_URL_TEMPLATE", "AWS_ENDPOINT_URL");
    Settings.all().stream()
        .filter(setting -> setting.origin().isUsers())
        .map(Setting::key)
        .filter(key -> !free.contains(key))
        .forEach(key -> env.put(key, " !"));
    env.put("AWS_ENDPOINT_URL", "ftp://x");

    assertThatThrownBy(() -> SetupConfig.from(env, root))
        .isInstanceOfSatisfying(
            InvalidConfigException.class,
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.key())
                    .containsExactlyInAnyOrderElementsOf(env.keySet()));
  }

  @Test
  void needsARoleForAws() {
    assertThat(problems("CLOUD", "aws"))
        .containsExactly(
            "AWS_ROLE: (empty) (expected: the ARN of an IAM role, because CLOUD is aws)");
  }

  @Test
  void needsARoleOfTheAccount() {
    assertThat(problems("AWS_ROLE", ROLE, "AWS_ACCOUNT_ID", "000000000001"))
        .containsExactly("AWS_ROLE: " + ROLE + " (expected: a role of account 000000000001)");
  }

  @Test
  void saysThatAnEndpointWouldNotBeUsed() {
    assertThat(problems("AWS_ENDPOINT_URL", "http://127.0.0.1:4567")).hasSize(1);
  }

  @Test
  void needsTheCredentialsFile() {
    assertThat(problems("CREDENTIALS_PATH", "/no/such/file"))
        .containsExactly(
            "CREDENTIALS_PATH: /no/such/file (expected: a file that exists and is readable)");
  }

  @Test
  void needsPortsThatDiffer() {
    assertThat(problems("REDIS_PORT", "8080", "LOCAL_CLOUD_PORT", "8080")).hasSize(2);
    assertThat(problems("LOAD_BALANCER_PORT", "0", "LOCAL_CLOUD_PORT", "0")).isEmpty();
  }

  @Test
  void takesAwsWhereARoleIsGiven() {
    assertThat(SetupConfig.from(Map.of("AWS_ROLE", ROLE), root).cloud()).isEqualTo(CloudChoice.AWS);
  }

  @Test
  void findsTheHomeFolder() {
    Path home = Path.of(System.getProperty("user.home"));

    assertThat(SetupConfig.from(Map.of("STATE_DIR", "~/state"), root).stateDir())
        .isEqualTo(home.resolve("state"));
  }

  @Test
  void reachesAListenerOnAllAddressesOnThisMachine() {
    assertThat(new SetupConfig.Listen("0.0.0.0", 1).reachableHost()).isEqualTo("127.0.0.1");
    assertThat(new SetupConfig.Listen("10.0.0.1", 1).reachableHost()).isEqualTo("10.0.0.1");
  }

  private static SetupConfig.Aws aws(Path credentials) {
    return new SetupConfig.Aws(
        Optional.of(ROLE),
        Optional.of("123456789012"),
        "eu-west-1",
        Optional.of(URI.create("http://127.0.0.1:4567")),
        Optional.of(credentials));
  }

  private List<String> problems(String... keysAndValues) {
    Map<String, String> env = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      env.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    try {
      SetupConfig.from(env, root);
      return List.of();
    } catch (InvalidConfigException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }
}
