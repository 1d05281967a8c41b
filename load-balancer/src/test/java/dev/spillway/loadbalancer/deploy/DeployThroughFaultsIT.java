package dev.spillway.loadbalancer.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.common.testing.RedisFixture;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeployThroughFaultsIT {
  private static final FunctionSpec FUNCTION =
      new FunctionSpec(new FunctionName("faas"), "print('hello')\n");
  private static final HttpResponse THROTTLED =
      FaultyProxy.error(429, "TooManyRequestsException", "Too Many Requests")
          .with("Retry-After", "1");
  private static final String FUNCTIONS = "/2015-03-31/functions";

  private CloudFixture cloud;
  private FaultyProxy proxy;

  @BeforeEach
  void start() {
    cloud = CloudFixture.start();
    proxy = new FaultyProxy(cloud.endpoint());
  }

  @AfterEach
  void close() {
    proxy.close();
    cloud.close();
  }

  @Test
  void survivesAThrottledControlPlane() {
    proxy.fail("POST /restapis", 2, THROTTLED);
    long start = System.nanoTime();
    deploy();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
    assertThat(state().apis()).hasSize(1);
    proxy.fail("DELETE /restapis/.*", 1, THROTTLED);
    deployer(proxy.endpoint()).undeploy();
    assertThat(state()).isEqualTo(CloudState.EMPTY);
  }

  @Test
  void waitsForItsTurnAndForTheRole() {
    proxy.fail(
        "POST " + FUNCTIONS,
        1,
        FaultyProxy.error(
            400,
            "InvalidParameterValueException",
            "The role defined for the function cannot be assumed by Lambda."));
    deploy();
    proxy.fail(
        "PUT " + FUNCTIONS + "/Faas_lambda/code",
        2,
        FaultyProxy.error(
            409,
            "ResourceConflictException",
            "The operation cannot be performed at this time. An update is in progress for"
                + " resource: arn"));
    proxy.fail(
        "POST /usageplans/[^/]+/keys",
        1,
        FaultyProxy.error(
            409,
            "ConflictException",
            "Unable to complete operation due to concurrent modification. Please try again"
                + " later."));
    CloudState before = state();
    deployer(proxy.endpoint()).deploy(new FunctionSpec(FUNCTION.name(), "print('new')\n"));
    assertThat(state().code()).isNotEqualTo(before.code());
  }

  @Test
  void survivesAnAnswerThatIsLost() {
    // The cloud did it, but who asked got status 500: asked again, it must not do it twice.
    proxy.lose("POST /restapis", 1);
    proxy.lose("POST /apikeys", 1);
    proxy.lose("POST /usageplans", 1);
    proxy.lose("POST " + FUNCTIONS, 1);
    proxy.lose("PUT /restapis/.*/methods/POST", 1);
    deploy();
    CloudState state = state();
    assertThat(state.apis()).hasSize(1);
    assertThat(state.keys()).hasSize(1);
    assertThat(state.plans()).hasSize(1);
  }

  @Test
  void waitsUntilTheKeyWorks() {
    proxy.fail("POST /_aws/.*", 3, HttpResponse.json(403, "{\"message\": \"Forbidden\"}"));
    deploy();
    assertThat(proxy.requests().stream().filter(line -> line.startsWith("POST /_aws/"))).hasSize(4);
  }

  @Test
  void saysWhatTheGatewayAnsweredWhereTheFunctionNeverAnswers() {
    Pace impatient =
        new Pace(
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            Duration.ofMillis(100));
    proxy.fail("POST /_aws/.*", 1000, HttpResponse.json(403, "{\"message\": \"Forbidden\"}"));
    assertThatThrownBy(
            () ->
                new AwsLambdaDeployer(config(proxy.endpoint()), InstantSource.system(), impatient)
                    .deploy(FUNCTION))
        .isInstanceOf(CloudException.class)
        .hasMessageContaining("the gateway's last answer was 403: {\"message\": \"Forbidden\"}");
  }

  @Test
  void namesThePermissionThatIsMissing() {
    proxy.fail(
        "POST " + FUNCTIONS,
        1,
        FaultyProxy.error(
            403,
            "AccessDeniedException",
            "User: arn:aws:iam::1:user/u is not authorized to perform: lambda:CreateFunction on"
                + " resource: r"));
    assertThatThrownBy(this::deploy)
        .isInstanceOf(CloudException.class)
        .hasMessageStartingWith("Tried to create the Lambda function 'Faas_lambda' but failed")
        .hasMessageEndingWith("the permission lambda:CreateFunction.");
  }

  @Test
  void refusesAnotherAccount() {
    proxy.rewrite(text -> text.replace(":000000000000:", ":444455556666:"));
    Map<String, String> env = CloudFixture.env(proxy.endpoint());
    env.put("AWS_ACCOUNT_ID", "111122223333");
    DeployConfig config = DeployConfig.from(env).orElseThrow();
    assertThatThrownBy(
            () ->
                new AwsLambdaDeployer(config, InstantSource.system(), TestPace.PACE)
                    .deploy(FUNCTION))
        .isInstanceOf(CloudException.class)
        .hasMessageContaining("account 444455556666 and AWS_ACCOUNT_ID is 111122223333");
    assertThat(state().apis()).isEmpty();
  }

  @Test
  void isDeployedEvenIfTheLogCannotBeRead() {
    proxy.fail("POST /", 1000, FaultyProxy.error(400, "AccessDeniedException", "no"));
    assertThat(deploy().apiKey()).isPresent();
  }

  @Test
  void saysThatNothingAnswers() {
    URI nowhere = URI.create("http://127.0.0.1:" + RedisFixture.freePort());
    assertThatThrownBy(() -> deployer(nowhere).deploy(FUNCTION))
        .isInstanceOf(CloudException.class)
        .hasMessageContaining("Check the network, AWS_DEFAULT_REGION and AWS_ENDPOINT_URL.");
  }

  @Test
  void saysHowToGiveCredentials(@TempDir Path folder) {
    Map<String, String> properties =
        Map.of(
            "aws.accessKeyId", "",
            "aws.secretAccessKey", "",
            "aws.sharedCredentialsFile", folder.resolve("none").toString(),
            "aws.disableEc2Metadata", "true");
    properties.forEach(System::setProperty);
    try {
      assertThatThrownBy(this::deploy)
          .isInstanceOf(CloudException.class)
          .hasMessageContaining("CREDENTIALS_PATH");
    } finally {
      properties.keySet().forEach(System::clearProperty);
    }
  }

  private CloudEndpoint deploy() {
    return deployer(proxy.endpoint()).deploy(FUNCTION).orElseThrow();
  }

  private static AwsLambdaDeployer deployer(URI endpoint) {
    return new AwsLambdaDeployer(config(endpoint), InstantSource.system(), TestPace.PACE);
  }

  private static DeployConfig config(URI endpoint) {
    return DeployConfig.from(CloudFixture.env(endpoint)).orElseThrow();
  }

  private CloudState state() {
    return CloudState.of(cloud.endpoint());
  }
}
