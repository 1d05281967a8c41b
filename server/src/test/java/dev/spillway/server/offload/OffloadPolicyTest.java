package dev.spillway.server.offload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.cloud.IntegrationLimit;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.invocation.InvocationOutcome.TimedOut;
import dev.spillway.server.offload.Placement.Keep;
import dev.spillway.server.offload.Placement.Offload;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OffloadPolicyTest {
  private static final IntegrationLimit CLOUD = new IntegrationLimit(Duration.ofSeconds(29));
  private static final TimedOut LATE = new TimedOut(Duration.ofSeconds(2));
  private static final Rejected BUSY = new Rejected(FaultCode.NO_CAPACITY, "busy");

  private static final List<InvocationOutcome> OTHERS =
      List.of(
          new Completed("55\n"),
          new FunctionFailed(1, "Oh no"),
          new Rejected(FaultCode.OUTPUT_TOO_LARGE, "much"),
          new Rejected(FaultCode.SANDBOX_FAILED, "broken"),
          new Rejected(FaultCode.WRONG_PARAMETERS, "wrong"));

  @Test
  void offloadsWhatTookTooLong() {
    OffloadPolicy policy = OffloadPolicy.onTimeout(CLOUD);

    assertThat(policy.place(LATE)).isEqualTo(new Offload("it ran longer than 2000 ms"));
    assertThat(policy.place(BUSY)).isEqualTo(new Offload("busy"));
  }

  @Test
  void keepsWhatTheCloudHasNoTimeFor() {
    OffloadPolicy policy = OffloadPolicy.onTimeout(CLOUD);

    assertThat(policy.place(new TimedOut(Duration.ofSeconds(58)))).isInstanceOf(Offload.class);
    assertThat(policy.place(new TimedOut(Duration.ofSeconds(59)))).isEqualTo(new Keep());
  }

  @Test
  void keepsEveryOtherEnd() {
    OffloadPolicy policy = OffloadPolicy.onTimeout(CLOUD);

    assertThat(OTHERS).map(policy::place).containsOnly(new Keep());
  }

  @Test
  void keepsEverythingWithoutACloud() {
    OffloadPolicy policy = OffloadPolicy.localOnly();

    assertThat(OTHERS).map(policy::place).containsOnly(new Keep());
    assertThat(policy.place(LATE)).isEqualTo(new Keep());
    assertThat(policy.place(BUSY)).isEqualTo(new Keep());
  }
}
