package dev.spillway.placement.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.placement.policy.ClosedCloud.Cause;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OffloadPolicyTest {
  private static final PolicySettings SETTINGS = PolicySettings.defaults();

  @Test
  void isFoundByItsName() {
    for (OffloadPolicy policy : OffloadPolicy.all(SETTINGS)) {
      assertThat(OffloadPolicy.named(policy.name(), SETTINGS)).hasSameClassAs(policy);
    }
  }

  @Test
  void isNotGuessed() {
    assertThatThrownBy(() -> OffloadPolicy.named("timeouts", SETTINGS))
        .hasMessage("timeouts (expected: timeout, local-only, cloud-only, hedge, predictive)");
  }

  @Test
  void explainsItself() {
    Facts facts = Facts.usual().with(Facts.expected(100, 50));
    assertThat(OffloadPolicy.predictive(SETTINGS).onArrival(facts.arriving()).rationale())
        .isEqualTo(new Rationale("predictive", "the cloud is better by 50 ms", Optional.empty()));
    assertThat(facts.outlook())
        .hasToString(
            "local: 100 ms (half within 100 ms, nearly all within 110 ms); cloud: 50 ms (half within"
                + " 50 ms, nearly all within 55 ms) for 0.000001 USD");
  }

  @Test
  void hasALimitOfRunsThatIsNotBelowTheTimeout() {
    assertThatThrownBy(() -> SETTINGS.withLocalTimeout(Duration.ofHours(1)))
        .hasMessageContaining("runLimit: PT15M");
    assertThatThrownBy(() -> SETTINGS.withExploration(2)).hasMessageContaining("exploration: 2.0");
  }

  @Test
  void saysWhatKeepsACallFromTheCloud() {
    Map<CloudState, Cause> causes =
        Map.of(
            CloudState.none(),
            Cause.MISSING,
            new CloudState(true, true, 10, true),
            Cause.FAILING,
            new CloudState(true, false, 0, true),
            Cause.FULL,
            CloudState.open().unaffordable(),
            Cause.UNPAID);
    causes.forEach(
        (cloud, cause) ->
            assertThat(
                    OffloadPolicy.timeout(SETTINGS)
                        .onArrival(Facts.usual().with(cloud).with(Facts.FULL).arriving())
                        .rationale()
                        .closed())
                .contains(cause));
  }
}
