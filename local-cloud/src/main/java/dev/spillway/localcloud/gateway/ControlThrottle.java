package dev.spillway.localcloud.gateway;

import dev.spillway.localcloud.http.AwsException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Refuses control-plane calls that come faster than AWS takes them. Guarded by its {@link
 * GatewayStore}.
 */
final class ControlThrottle {
  private static final List<Quota> QUOTAS =
      List.of(
          new Quota("POST /restapis", 1 / 3.0, 1),
          new Quota("DELETE /restapis/[^/]+", 1 / 30.0, 1),
          new Quota("POST /restapis/[^/]+/deployments", 1 / 5.0, 1),
          new Quota("POST /restapis/[^/]+/resources/[^/]+", 5, 5),
          new Quota("GET /restapis/[^/]+/resources", 5 / 2.0, 5),
          new Quota("POST /apikeys", 5, 5),
          new Quota("PATCH /usageplans/[^/]+", 1 / 20.0, 1));

  /** For all calls together. */
  private static final Quota ALL = new Quota(".*", 10, 40);

  private final double generosity;
  private final Map<Quota, TokenBucket> buckets = new HashMap<>();

  private record Quota(Pattern call, double ratePerSecond, double burst) {
    Quota(String call, double ratePerSecond, double burst) {
      this(Pattern.compile(call), ratePerSecond, burst);
    }
  }

  /**
   * Creates a throttle.
   *
   * @param generosity by how much more than AWS it takes; 0 for no limit
   */
  ControlThrottle(double generosity) {
    this.generosity = generosity;
  }

  /**
   * Counts a call.
   *
   * @throws AwsException if it comes too early
   */
  void admit(String method, String path, Instant now) {
    if (generosity > 0) {
      String call = method + " " + path;
      for (Quota quota : QUOTAS) {
        if (quota.call.matcher(call).matches()) {
          take(quota, now);
        }
      }
      take(ALL, now);
    }
  }

  private void take(Quota quota, Instant now) {
    TokenBucket bucket =
        buckets.computeIfAbsent(
            quota, key -> new TokenBucket(key.ratePerSecond * generosity, key.burst, now));
    if (!bucket.tryTake(now)) {
      Duration wait = bucket.untilNext();
      throw new AwsException(429, "TooManyRequestsException", "Too Many Requests")
          .header("Retry-After", String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
    }
  }
}
