package dev.spillway.simulator.engine;

import dev.spillway.placement.money.Tariff;

/**
 * A cloud like Lambda behind API Gateway.
 *
 * @param gatewayMillis what network and gateway add to a call, as a median
 * @param coldMillis how long a cold start takes, which is billed as well
 * @param keptMillis for how long an idle environment is kept
 * @param concurrency how many calls run at a time
 * @param memoryMb of the function
 * @param tariff what it charges
 */
public record CloudModel(
    double gatewayMillis,
    double coldMillis,
    double keptMillis,
    int concurrency,
    int memoryMb,
    Tariff tariff) {
  private static final double GATEWAY_MILLIS = 15;
  private static final double COLD_MILLIS = 250;
  private static final double KEPT_MILLIS = 600_000;
  private static final int CONCURRENCY = 1_000;

  /** The least memory with which a Lambda function has a whole virtual CPU. */
  private static final int MEMORY_MB = 1_769;

  /** Returns a cloud with AWS' prices and limits; its speed is assumed and not measured. */
  public static CloudModel assumed() {
    return new CloudModel(
        GATEWAY_MILLIS, COLD_MILLIS, KEPT_MILLIS, CONCURRENCY, MEMORY_MB, Tariff.aws());
  }

  /** Returns this with cold starts that take another time. */
  public CloudModel withColdMillis(double millis) {
    return new CloudModel(gatewayMillis, millis, keptMillis, concurrency, memoryMb, tariff);
  }
}
