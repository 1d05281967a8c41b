package dev.spillway.loadbalancer.deploy;

import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/**
 * What each part of the gateway needs.
 *
 * @param client the SDK's
 * @param config what to set up
 * @param retry how to ask again
 */
record Gateway(ApiGatewayClient client, DeployConfig config, CloudRetry retry) {
  /** As many as a page of API Gateway may have. */
  static final int PAGE = 500;

  /** Returns the name of what belongs to the REST API but lives beside it. */
  String keyName() {
    return config.project() + "-" + config.api().name();
  }
}
