package dev.spillway.loadbalancer.deploy;

import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.function.FunctionSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the function into AWS Lambda behind a REST API of API Gateway, or into what answers at
 * AWS_ENDPOINT_URL. Each step looks first and does nothing where all is as it should be. Two
 * deployments at a time are not meant.
 */
public final class AwsLambdaDeployer implements CloudDeployer {
  private static final Logger log = LoggerFactory.getLogger(AwsLambdaDeployer.class);

  /** How much the clocks of this machine and of the cloud may differ. */
  private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

  private final DeployConfig config;
  private final InstantSource clock;
  private final Pace pace;

  /** Creates a deployer; it connects when it is used. */
  public AwsLambdaDeployer(DeployConfig config, InstantSource clock) {
    this(config, clock, Pace.ofAws());
  }

  AwsLambdaDeployer(DeployConfig config, InstantSource clock, Pace pace) {
    this.config = config;
    this.clock = clock;
    this.pace = pace;
  }

  @Override
  public Optional<CloudEndpoint> deploy(FunctionSpec function) {
    Instant start = clock.instant();
    CloudRetry retry = new CloudRetry(pace);
    try (AwsClients aws = AwsClients.open(config.target())) {
      Gateway gateway = new Gateway(aws.gateway(), config, retry);
      LambdaFunction lambda = new LambdaFunction(aws.lambda(), config, retry, pace);

      Arn functionArn = lambda.deploy(FunctionZip.of(function.source()));
      String apiId = new RestApi(gateway).findOrCreate();
      lambda.allowCallsFrom(apiId, functionArn);
      Route route = new Route(gateway, apiId, functionArn);
      boolean changed = route.setUp();
      new Stage(gateway, apiId).publish(route.description(), changed);
      CloudEndpoint endpoint =
          new CloudEndpoint(
              InvokeUrl.of(config.target(), apiId),
              key(gateway, apiId),
              config.api().integration());
      new EndpointProbe(retry, pace.probePatience()).await(endpoint);

      log.info("The function '{}' is deployed at {}", function.name(), endpoint);
      showLog(aws, start);
      return Optional.of(endpoint);
    }
  }

  @Override
  public void undeploy() {
    CloudRetry retry = new CloudRetry(pace);
    try (AwsClients aws = AwsClients.open(config.target())) {
      Gateway gateway = new Gateway(aws.gateway(), config, retry);
      LambdaFunction lambda = new LambdaFunction(aws.lambda(), config, retry, pace);

      new UsagePlan(gateway).delete();
      new ApiKey(gateway).delete();
      new RestApi(gateway).delete(lambda::forbidCallsFrom);
      lambda.delete();
    }
    log.info("The function is no longer deployed; its log stays");
  }

  private Optional<String> key(Gateway gateway, String apiId) {
    if (!config.api().keyRequired()) {
      return Optional.empty();
    }
    ApiKey.Issued key = new ApiKey(gateway).findOrCreate();
    new UsagePlan(gateway).admit(key, apiId);
    return Optional.of(key.value());
  }

  /** The probe was logged, so CloudWatch shows whether the function runs; it may need seconds. */
  private void showLog(AwsClients aws, Instant start) {
    CloudRetry retry = new CloudRetry(pace.forLogs());
    CloudLogs logs = new CloudLogs(aws, config, retry);
    try {
      List<CloudLogLine> lines =
          retry.ask(
              pace.logPatience(),
              found -> !found.isEmpty(),
              () -> logs.since(start.minus(CLOCK_DIFFERENCE)));
      if (lines.isEmpty()) {
        log.info("CloudWatch has no lines of the function yet; `cloud-logs` shows them later");
      } else {
        log.info(
            "CloudWatch has {} lines of the function, the last: {}", lines.size(), lines.getLast());
      }
    } catch (CloudException e) {
      log.warn("The function is deployed, but its log cannot be read: {}", e.getMessage());
    }
  }
}
