package dev.spillway.loadbalancer.deploy;

import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.localcloud.LocalCloud;
import dev.spillway.localcloud.LocalCloudConfig;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** The embedded cloud on a free port, with credentials for it. */
public final class CloudFixture implements AutoCloseable {
  private final LocalCloud cloud;

  private CloudFixture(LocalCloud cloud) {
    this.cloud = cloud;
  }

  /** Starts a cloud in which there is nothing. */
  public static CloudFixture start() {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    Map<String, String> env =
        Map.of(
            "LOCAL_CLOUD_PORT", "0",
            "LOCAL_CLOUD_LATENCY_MILLIS", "0",
            "LOCAL_CLOUD_COLD_START_MILLIS", "0",
            "LOCAL_CLOUD_DEPLOY_MILLIS", "200");
    return new CloudFixture(LocalCloud.start(LocalCloudConfig.from(env)));
  }

  /** Returns the address that the SDK is given. */
  public URI endpoint() {
    return cloud.endpoint();
  }

  /** Returns whether there is a Lambda function of a name. */
  public boolean hasFunction(String name) {
    DeployConfig config = DeployConfig.from(env(endpoint())).orElseThrow();
    try (AwsClients aws = AwsClients.open(config.target())) {
      aws.lambda().getFunction(request -> request.functionName(name));
      return true;
    } catch (ResourceNotFoundException e) {
      return false;
    }
  }

  /** Deploys a function as the load balancer does. */
  public void deploy(Map<String, String> env, String source) {
    DeployConfig config = DeployConfig.from(env).orElseThrow();
    var _ =
        new AwsLambdaDeployer(config, InstantSource.system(), TestPace.PACE)
            .deploy(new FunctionSpec(new FunctionName("faas"), source));
  }

  /** Returns the environment of a program that is to use the cloud at an address. */
  public static Map<String, String> env(URI endpoint) {
    Map<String, String> env = new HashMap<>();
    env.put("CLOUD", "aws");
    env.put("AWS_ENDPOINT_URL", endpoint.toString());
    env.put("AWS_ROLE", "arn:aws:iam::000000000000:role/spillway-local");
    return env;
  }

  @Override
  public void close() {
    cloud.close();
  }
}
