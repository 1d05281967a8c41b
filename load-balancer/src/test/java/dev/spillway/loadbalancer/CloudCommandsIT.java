package dev.spillway.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.cloud.ApiGatewayInvoker;
import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.cloud.CloudTerms;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.loadbalancer.deploy.AwsLambdaDeployer;
import dev.spillway.loadbalancer.deploy.CloudFixture;
import dev.spillway.loadbalancer.deploy.DeployConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class CloudCommandsIT {
  private static final Pattern CALLED = Pattern.compile("Call \\S+: status 200, exit code 0");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private CloudFixture cloud;
  private Map<String, String> env;

  @BeforeEach
  void start() {
    cloud = CloudFixture.start();
    env = CloudFixture.env(cloud.endpoint());
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void printsWhatTheFunctionLogged() {
    call(deploy());
    Awaitility.await()
        .until(
            () -> {
              assertThat(run(new CloudLogsCommand(env))).isZero();
              return CALLED.matcher(out.toString()).find();
            });
    assertThat(out.toString()).contains("START RequestId: ").contains("REPORT RequestId: ");
  }

  @Test
  void printsNothingThatIsOlderThanAskedFor() {
    call(deploy());
    InstantSource tomorrow = () -> Instant.now().plus(Duration.ofDays(1));
    assertThat(run(new CloudLogsCommand(env, tomorrow), "--since", "1")).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("Nothing was logged");
  }

  @Test
  void hasNothingToPrintOfAFunctionThatWasNeverCalled() {
    assertThat(run(new CloudLogsCommand(env))).isZero();
    assertThat(err.toString()).contains("Nothing was logged");
  }

  @Test
  void followsTheLogUntilInterrupted() throws InterruptedException {
    CloudEndpoint endpoint = deploy();
    Thread follower =
        Thread.ofVirtual().start(() -> run(new CloudLogsCommand(env), "--follow", "--since", "5"));
    try {
      Awaitility.await().until(() -> out.toString().contains("probe"));
      assertThat(CALLED.matcher(out.toString()).find()).isFalse();
      call(endpoint);
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> CALLED.matcher(out.toString()).find());
    } finally {
      follower.interrupt();
    }
    assertThat(follower.join(Duration.ofSeconds(10))).isTrue();
    assertThat(CALLED.matcher(out.toString()).results()).hasSize(1);
  }

  @Test
  void undeploysTwiceAsWellAsOnce() {
    deploy();
    assertThat(run(new UndeployCommand(env))).isZero();
    assertThat(out.toString()).contains("'Faas_lambda' is no longer deployed");
    assertThat(run(new UndeployCommand(env))).isZero();
  }

  @Test
  void endsWithTwoWhereTheConfigurationIsWrong() {
    env.put("LAMBDA_TIMEOUT", "soon");
    assertThat(run(new CloudLogsCommand(env))).isEqualTo(2);
    assertThat(run(new UndeployCommand(env))).isEqualTo(2);
    assertThat(err.toString()).contains("LAMBDA_TIMEOUT: soon (expected: 1..29)");
  }

  @Test
  void endsWithTwoForAnOptionThatIsWrong() {
    assertThat(run(new CloudLogsCommand(env), "--since", "-1")).isEqualTo(2);
    assertThat(err.toString()).contains("--since: -1 (expected: 0 or more)");
  }

  @Test
  void endsWithOneWhereTheCloudRefuses() {
    env.put("AWS_DEFAULT_REGION", "us-east-1");
    // This is an HTTP server, but no cloud: whatever it is asked, there is no such path.
    env.put("AWS_ENDPOINT_URL", cloud.endpoint() + "/nothing/here");
    assertThat(run(new UndeployCommand(env))).isEqualTo(1);
    assertThat(err.toString()).contains("Tried to ").contains(" but failed because: ");
  }

  @Test
  void tellsThatThereIsNoCloud() {
    Map<String, String> none = Map.of("CLOUD", "none");
    assertThat(run(new CloudLogsCommand(none))).isEqualTo(2);
    assertThat(err.toString()).contains("There is no cloud log");
    assertThat(run(new UndeployCommand(none))).isZero();
    assertThat(out.toString()).contains("There is no cloud to undeploy from");
  }

  private CloudEndpoint deploy() {
    return new AwsLambdaDeployer(DeployConfig.from(env).orElseThrow(), InstantSource.system())
        .deploy(new FunctionSpec(new FunctionName("faas"), "print('hello')\n"))
        .orElseThrow();
  }

  private void call(CloudEndpoint endpoint) {
    CloudTerms terms = LoadBalancerConfig.from(env).terms();
    var _ = new ApiGatewayInvoker(endpoint, terms).invoke(Invocation.of("1"));
  }

  private int run(CloudCommand command, String... args) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
