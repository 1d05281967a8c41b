package dev.spillway.loadbalancer.deploy;

import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.function.FunctionSpec;
import java.util.Optional;

/** Puts the function into the cloud. */
public interface CloudDeployer {

  /**
   * Deploys a function in place of an older one and waits until it answers.
   *
   * @return where it is called, or empty where there is no cloud
   * @throws CloudException if the cloud refuses, or does not answer in time
   */
  Optional<CloudEndpoint> deploy(FunctionSpec function);

  /**
   * Takes away everything that {@link #deploy} made.
   *
   * @throws CloudException if the cloud refuses, or does not answer in time
   */
  void undeploy();

  /** Returns a deployer for where there is no cloud. */
  static CloudDeployer none() {
    return new CloudDeployer() {
      @Override
      public Optional<CloudEndpoint> deploy(FunctionSpec function) {
        return Optional.empty();
      }

      @Override
      public void undeploy() {}
    };
  }
}
