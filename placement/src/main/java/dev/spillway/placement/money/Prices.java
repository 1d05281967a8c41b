package dev.spillway.placement.money;

/**
 * What the cloud charges for a call.
 *
 * @param request for each call, whatever it does
 * @param gigabyteSecond for a gigabyte (1,024 MB) of memory during a second
 * @param gateway for each request that passes the API gateway
 */
public record Prices(Cost request, Cost gigabyteSecond, Cost gateway) {
  /** $0.20 for a million requests. */
  private static final Cost LAMBDA_REQUEST = new Cost(200_000);

  /** $0.0000166667, on x86, in the first of the monthly tiers. */
  private static final Cost LAMBDA_GIGABYTE_SECOND = new Cost(16_666_700);

  /** $3.50 for a million requests to a REST API, in the first of the monthly tiers. */
  private static final Cost REST_API_REQUEST = new Cost(3_500_000);

  private static final long MEGABYTES_A_GIGABYTE = 1_024;
  private static final long MILLIS_A_SECOND = 1_000;

  /**
   * Returns AWS' public prices for us-east-1, without its free tier, as of 2025 and from secondary
   * sources: look them up before you rely on them.
   *
   * @see <a href="https://aws.amazon.com/lambda/pricing/">AWS Lambda pricing</a>
   * @see <a href="https://aws.amazon.com/api-gateway/pricing/">Amazon API Gateway pricing</a>
   */
  public static Prices aws() {
    return new Prices(LAMBDA_REQUEST, LAMBDA_GIGABYTE_SECOND, REST_API_REQUEST);
  }

  /**
   * Returns what a call costs, exactly, but for the last picodollar, which is rounded up.
   *
   * @param billedMillis how long it ran, a cold start included, in whole milliseconds as billed
   * @param memoryMb of the function
   */
  public Cost ofCall(long billedMillis, int memoryMb) {
    if (billedMillis < 0 || memoryMb <= 0) {
      throw new IllegalArgumentException(
          billedMillis + " ms, " + memoryMb + " MB (expected: >= 0 and > 0)");
    }
    long product =
        Math.multiplyExact(
            Math.multiplyExact(billedMillis, (long) memoryMb), gigabyteSecond.picodollars());
    long divisor = MEGABYTES_A_GIGABYTE * MILLIS_A_SECOND;
    long run = product / divisor + (product % divisor == 0 ? 0 : 1);
    return request.plus(gateway).plus(new Cost(run));
  }
}
