package dev.spillway.loadbalancer.deploy;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.cloud.CloudTerms;
import dev.spillway.common.function.FunctionSpec;

/**
 * A Lambda function of its own, {@code LAMBDA_NAME-calibrate}, which is called directly and is
 * there until this is closed: callers of the running system are not disturbed. Thread-safe; to
 * close it waits until a change of its size has ended.
 */
public final class TrialFunction implements AutoCloseable {
  private final DeployConfig config;
  private final FunctionZip zip;
  private final CloudTerms terms;
  private final Pace pace;
  private final AwsClients aws;
  private boolean mayExist;
  private boolean isClosed;

  private TrialFunction(DeployConfig config, FunctionZip zip, CloudTerms terms, Pace pace) {
    this.config = config;
    this.zip = zip;
    this.terms = terms;
    this.pace = pace;
    this.aws = AwsClients.open(config.target());
  }

  /** Prepares one; it is not in the cloud before it has a size. */
  public static TrialFunction of(DeployConfig config, FunctionSpec function, CloudTerms terms) {
    return new TrialFunction(config, FunctionZip.of(function.source()), terms, Pace.ofAws());
  }

  /**
   * Gives the function another memory, waits until it has it, and returns what calls it; the next
   * call is cold.
   *
   * @throws CloudException if the cloud refuses, or does not answer in time
   */
  public synchronized CloudInvoker resize(int memoryMb) {
    if (isClosed) {
      throw new CloudException("The calibration was given up.");
    }
    mayExist = true;
    DeployConfig trial = config.ofTrial(memoryMb);
    var _ = function(trial).deploy(zip);
    return new LambdaInvoker(aws.lambda(), trial.lambda().name(), terms.withMemory(memoryMb));
  }

  /**
   * Deletes the function; a second time nothing.
   *
   * @throws CloudException if the cloud refuses, or does not answer in time
   */
  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try (aws) {
      if (mayExist) {
        function(config.ofTrial(config.lambda().memoryMb())).delete();
      }
    }
  }

  private LambdaFunction function(DeployConfig trial) {
    return new LambdaFunction(aws.lambda(), trial, new CloudRetry(pace), pace);
  }
}
