package dev.spillway.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.localcloud.gateway.UsagePlan.Admission;
import dev.spillway.localcloud.http.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class UsagePlanTest {
  private static final Instant WEDNESDAY = Instant.parse("2026-11-25T23:00:00Z");

  @Test
  void beginsToCountAgainWithEachPeriod() {
    UsagePlan plan = plan("DAY");

    assertThat(plan.admit("k", WEDNESDAY)).isEqualTo(Admission.PASSED);
    assertThat(plan.admit("k", WEDNESDAY)).isEqualTo(Admission.QUOTA_EXCEEDED);
    assertThat(plan.admit("other", WEDNESDAY)).isEqualTo(Admission.PASSED);
    assertThat(plan.admit("k", WEDNESDAY.plusSeconds(7200))).isEqualTo(Admission.PASSED);
  }

  @Test
  void beginsAWeekOnSunday() {
    UsagePlan plan = plan("WEEK");

    assertThat(plan.admit("k", WEDNESDAY)).isEqualTo(Admission.PASSED);
    assertThat(plan.admit("k", Instant.parse("2026-11-28T23:59:59Z")))
        .isEqualTo(Admission.QUOTA_EXCEEDED);
    assertThat(plan.admit("k", Instant.parse("2026-11-29T00:00:00Z"))).isEqualTo(Admission.PASSED);
  }

  @Test
  void letsAllPassWithoutLimits() {
    UsagePlan plan = new UsagePlan(Json.object());

    for (int i = 0; i < 100; i++) {
      assertThat(plan.admit("k", WEDNESDAY)).isEqualTo(Admission.PASSED);
    }
  }

  private static UsagePlan plan(String period) {
    var document = Json.object();
    document.putObject("quota").put("limit", 1).put("period", period);
    return new UsagePlan(document);
  }
}
