package dev.spillway.loadbalancer;

import dev.spillway.loadbalancer.deploy.AwsLambdaDeployer;
import dev.spillway.loadbalancer.deploy.DeployConfig;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Takes the function out of the cloud, with everything that its deployment made. */
@Command(
    name = "undeploy",
    description =
        "Deletes the Lambda function, its REST API, usage plan and API key. What is not there is"
            + " left out; the function's log stays.",
    mixinStandardHelpOptions = true)
public final class UndeployCommand extends CloudCommand {

  /** Creates the command. */
  public UndeployCommand(Map<String, String> env) {
    super(env);
  }

  @Override
  int run(DeployConfig config) {
    new AwsLambdaDeployer(config, InstantSource.system()).undeploy();
    out().println("The function '" + config.lambda().name() + "' is no longer deployed.");
    return ExitCode.OK;
  }

  @Override
  int runWithoutCloud() {
    out().println("There is no cloud to undeploy from: CLOUD=none, or AWS_ROLE is not set.");
    return ExitCode.OK;
  }
}
