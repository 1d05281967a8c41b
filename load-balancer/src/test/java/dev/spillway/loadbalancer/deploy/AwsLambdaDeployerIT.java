package dev.spillway.loadbalancer.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.cloud.ApiGatewayInvoker;
import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.cloud.CloudTerms;
import dev.spillway.common.config.CloudTermsReader;
import dev.spillway.common.config.EnvReader;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AwsLambdaDeployerIT {
  private static final String ECHO = "import sys\nprint('got ' + sys.argv[1])\n";

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
  void deploysAFunctionThatIsCalledThroughTheGateway() {
    CloudEndpoint endpoint = deploy(ECHO);
    assertThat(endpoint.url())
        .hasPath("/_aws/execute-api/" + state().apis().getFirst() + "/dev/greeting");
    assertThat(call(endpoint, "10")).isEqualTo(new Completed("got 10\n"));
  }

  @Test
  void makesNothingASecondTime() {
    CloudEndpoint first = deploy(ECHO);
    CloudState before = state();
    assertThat(deploy(ECHO)).isEqualTo(first);
    assertThat(state()).isEqualTo(before);
    assertThat(before.apis()).hasSize(1);
    assertThat(before.deployments()).hasSize(1);
    assertThat(before.keys()).hasSize(1);
    assertThat(before.plans()).hasSize(1);
  }

  @Test
  void changesNothingButTheCodeWhereTheFunctionIsAnother() {
    CloudEndpoint first = deploy(ECHO);
    CloudState before = state();
    assertThat(deploy("print('new')\n")).isEqualTo(first);
    assertThat(call(first, "10")).isEqualTo(new Completed("new\n"));
    CloudState after = state();
    assertThat(after.code()).isNotEqualTo(before.code());
    assertThat(after.deployments()).isEqualTo(before.deployments());
  }

  @Test
  void changesTheSettingsOfTheFunction() {
    deploy(ECHO);
    env.put("LAMBDA_MEMORY_MB", "256");
    env.put("LAMBDA_TIMEOUT", "9");
    deploy(ECHO);
    try (AwsClients aws = AwsClients.open(config().target())) {
      var current =
          aws.lambda().getFunctionConfiguration(request -> request.functionName("Faas_lambda"));
      assertThat(current.memorySize()).isEqualTo(256);
      assertThat(current.timeout()).isEqualTo(9);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws-proxy", "aws"})
  void tellsAResultFromAFailureWithEachIntegration(String integration) {
    env.put("API_INTEGRATION", integration);
    CloudEndpoint endpoint =
        deploy("import sys\nprint('out')\nsys.exit('no' if sys.argv[1] == 'x' else 0)\n");
    assertThat(call(endpoint, "1")).isEqualTo(new Completed("out\n"));
    assertThat(call(endpoint, "x")).isEqualTo(new FunctionFailed(1, "no\n"));
  }

  @Test
  void publishesAnotherIntegrationOfTheSameApi() {
    deploy(ECHO);
    env.put("API_INTEGRATION", "aws");
    CloudEndpoint endpoint = deploy(ECHO);
    assertThat(call(endpoint, "1")).isEqualTo(new Completed("got 1\n"));
    assertThat(state().apis()).hasSize(1);
    assertThat(state().deployments()).hasSize(2);
  }

  @Test
  void publishesWhatAnInterruptedDeploymentLeft() {
    CloudEndpoint endpoint = deploy(ECHO);
    String api = state().apis().getFirst();
    try (AwsClients aws = AwsClients.open(config().target())) {
      aws.gateway()
          .createDeployment(
              request -> request.restApiId(api).stageName("dev").description("an older route"));
    }
    assertThat(deploy(ECHO)).isEqualTo(endpoint);
    assertThat(state().deployments()).hasSize(3);
  }

  @Test
  void letsNobodyInWithoutTheKey() {
    CloudEndpoint endpoint = deploy(ECHO);
    assertThat(
            call(new CloudEndpoint(endpoint.url(), Optional.empty(), endpoint.integration()), "1"))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> assertThat(rejected.code()).isEqualTo(FaultCode.CLOUD_REFUSED));
  }

  @Test
  void needsNoKeyWhereNoneIsRequired() {
    env.put("API_KEY_REQUIRED", "false");
    CloudEndpoint endpoint = deploy(ECHO);
    assertThat(endpoint.apiKey()).isEmpty();
    assertThat(call(endpoint, "1")).isEqualTo(new Completed("got 1\n"));
    assertThat(state().keys()).isEmpty();
  }

  @Test
  void takesNoApiOfAnotherInstallation() {
    deploy(ECHO);
    env.put("PROJECT", "other");
    env.put("LAMBDA_NAME", "other");
    CloudEndpoint endpoint = deploy("print('other')\n");
    assertThat(call(endpoint, "1")).isEqualTo(new Completed("other\n"));
    assertThat(state().apis()).hasSize(2);
    deployer().undeploy();
    assertThat(state().apis()).hasSize(1);
    assertThat(state().keys()).hasSize(1);
  }

  @Test
  void leavesAFunctionOfAnotherInstallationAlone() {
    deploy(ECHO);
    env.put("PROJECT", "other");
    assertThatThrownBy(() -> deploy("print('other')\n"))
        .isInstanceOf(CloudException.class)
        .hasMessageContaining("LAMBDA_NAME");
    deployer().undeploy();
    assertThat(state().code()).isPresent();
  }

  @Test
  void leavesNothingBehind() {
    deploy(ECHO);
    deployer().undeploy();
    assertThat(state()).isEqualTo(CloudState.EMPTY);
    deployer().undeploy();
    assertThat(call(deploy(ECHO), "1")).isEqualTo(new Completed("got 1\n"));
  }

  private CloudEndpoint deploy(String source) {
    return deployer().deploy(new FunctionSpec(new FunctionName("faas"), source)).orElseThrow();
  }

  private AwsLambdaDeployer deployer() {
    return new AwsLambdaDeployer(config(), InstantSource.system(), TestPace.PACE);
  }

  private DeployConfig config() {
    return DeployConfig.from(env).orElseThrow();
  }

  private CloudState state() {
    return CloudState.of(cloud.endpoint());
  }

  private static InvocationOutcome call(CloudEndpoint endpoint, String parameter) {
    return new ApiGatewayInvoker(endpoint, terms()).invoke(Invocation.of(parameter)).outcome();
  }

  private static CloudTerms terms() {
    EnvReader reader = new EnvReader(Map.of());
    return CloudTermsReader.read(reader);
  }
}
