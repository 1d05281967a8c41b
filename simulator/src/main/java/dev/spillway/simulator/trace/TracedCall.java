package dev.spillway.simulator.trace;

/**
 * A call, and how long it takes at either place.
 *
 * @param arrivalMillis when it comes, from the trace's beginning
 * @param parameter of the function
 * @param localMillis how long it runs on a server
 * @param cloudMillis how long it runs in the cloud
 * @param gatewayMillis what network and gateway add in the cloud
 */
public record TracedCall(
    double arrivalMillis,
    String parameter,
    double localMillis,
    double cloudMillis,
    double gatewayMillis) {
  /** Checks the times. */
  public TracedCall {
    if (!(arrivalMillis >= 0 && localMillis > 0 && cloudMillis > 0 && gatewayMillis >= 0)) {
      throw new IllegalArgumentException(
          "times: %s, %s, %s, %s (expected: >= 0, > 0, > 0, >= 0)"
              .formatted(arrivalMillis, localMillis, cloudMillis, gatewayMillis));
    }
  }

  /** Returns how long the cloud takes where an environment is warm. */
  public double warmTripMillis() {
    return gatewayMillis + cloudMillis;
  }
}
