package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which keys open which stages, how fast and how often. Guarded by its {@link GatewayStore}. */
final class UsagePlan {
  private final ObjectNode document;
  private final Set<String> keyIds = new LinkedHashSet<>();
  private final Map<String, TokenBucket> buckets = new HashMap<>();
  private final Map<String, Usage> usages = new HashMap<>();

  private record Usage(LocalDate period, int calls) {}

  /** Whether a call may pass. */
  enum Admission {
    PASSED,
    THROTTLED,
    QUOTA_EXCEEDED
  }

  UsagePlan(ObjectNode document) {
    this.document = document;
  }

  ObjectNode document() {
    return document;
  }

  Set<String> keyIds() {
    return keyIds;
  }

  boolean covers(String apiId, String stage) {
    for (JsonNode apiStage : document.path("apiStages")) {
      if (apiStage.path("apiId").asText().equals(apiId)
          && apiStage.path("stage").asText().equals(stage)) {
        return true;
      }
    }
    return false;
  }

  /** Forgets what was used: the limits have changed. */
  void resetThrottle() {
    buckets.clear();
  }

  Admission admit(String keyId, Instant now) {
    if (document.has("throttle") && !bucket(keyId, now).tryTake(now)) {
      return Admission.THROTTLED;
    }
    return document.has("quota") && !isWithinQuota(keyId, now)
        ? Admission.QUOTA_EXCEEDED
        : Admission.PASSED;
  }

  private TokenBucket bucket(String keyId, Instant now) {
    JsonNode throttle = document.path("throttle");
    double rate = throttle.path("rateLimit").asDouble();
    double burst = Math.max(1, throttle.path("burstLimit").asDouble(rate));
    return buckets.computeIfAbsent(keyId, id -> new TokenBucket(rate, burst, now));
  }

  private boolean isWithinQuota(String keyId, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    JsonNode quota = document.path("quota");
    LocalDate period =
        switch (quota.path("period").asText()) {
          case "WEEK" -> today.minus(today.getDayOfWeek().getValue() % 7, ChronoUnit.DAYS);
          case "MONTH" -> today.withDayOfMonth(1);
          default -> today;
        };
    Usage usage = usages.get(keyId);
    int calls =
        usage == null || !usage.period.equals(period) ? quota.path("offset").asInt() : usage.calls;
    if (calls >= quota.path("limit").asInt()) {
      return false;
    }
    usages.put(keyId, new Usage(period, calls + 1));
    return true;
  }
}
