package dev.spillway.loadbalancer.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.cloud.CloudTerms;
import dev.spillway.common.config.CloudTermsReader;
import dev.spillway.common.config.EnvReader;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TrialFunctionIT {
  private final CloudFixture cloud = CloudFixture.start();

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void runsAtEachSizeColdFirstAndIsGoneAfterwards() {
    try (TrialFunction trial = trial(Map.of())) {
      assertThat(cloud.hasFunction("Faas_lambda-calibrate")).isFalse();
      for (int memoryMb : new int[] {512, 1769}) {
        var invoker = trial.resize(memoryMb);
        CloudOutcome cold = invoker.invoke(Invocation.of("20"));
        CloudOutcome warm = invoker.invoke(Invocation.of("20"));
        assertThat(cold.outcome()).isEqualTo(new Completed("20\n"));
        assertThat(cold.bill().usage().initMillis()).isPositive();
        assertThat(warm.bill().usage().initMillis()).isZero();
        assertThat(warm.bill().usage().memoryMb()).isEqualTo(memoryMb);
      }
      assertThat(cloud.hasFunction("Faas_lambda-calibrate")).isTrue();
    }
    assertThat(cloud.hasFunction("Faas_lambda-calibrate")).isFalse();
  }

  @Test
  void staysGoneOnceItWasClosed() {
    TrialFunction trial = trial(Map.of());
    trial.close();
    assertThatThrownBy(() -> trial.resize(512))
        .isInstanceOf(CloudException.class)
        .hasMessage("The calibration was given up.");
    trial.close();
  }

  @Test
  void keepsALongNameWithinLambdasLimit() {
    String name = "a".repeat(64);
    try (TrialFunction trial = trial(Map.of("LAMBDA_NAME", name))) {
      var _ = trial.resize(512);
      assertThat(cloud.hasFunction("a".repeat(54) + "-calibrate")).isTrue();
      assertThat(cloud.hasFunction(name)).isFalse();
    }
  }

  @Test
  void saysWhyLambdaDidNotRunACall() {
    TrialFunction trial = trial(Map.of());
    DeployConfig config = config(Map.of());
    try (trial;
        AwsClients aws = AwsClients.open(config.target())) {
      CloudOutcome outcome =
          new LambdaInvoker(aws.lambda(), "nobody", terms()).invoke(Invocation.of("20"));
      assertThat(outcome.mayHaveRun()).isFalse();
      assertThat(outcome.outcome().toString()).contains("CLOUD_REFUSED").contains("not found");
    }
  }

  private TrialFunction trial(Map<String, String> more) {
    return TrialFunction.of(
        config(more),
        new FunctionSpec(new FunctionName("faas"), "import sys\nprint(sys.argv[1])\n"),
        terms());
  }

  private DeployConfig config(Map<String, String> more) {
    Map<String, String> env = CloudFixture.env(cloud.endpoint());
    env.putAll(more);
    return DeployConfig.from(env).orElseThrow();
  }

  private static CloudTerms terms() {
    return CloudTermsReader.read(new EnvReader(Map.of()));
  }
}
