package dev.spillway.loadbalancer.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.loadbalancer.scaling.ScaleDecision.Hold;
import dev.spillway.loadbalancer.scaling.ScaleDecision.ScaleIn;
import dev.spillway.loadbalancer.scaling.ScaleDecision.ScaleOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThresholdTest {
  private final ScalingPolicy policy = ScalingPolicy.threshold(2, 4);

  @ParameterizedTest
  @CsvSource({"3, 2", "9, 2", "4, 3"})
  void startsOneMoreWhereThereAreMoreCallsThanServers(int calls, int servers) {
    assertThat(policy.decide(new LoadSample(calls, servers))).isEqualTo(new ScaleOut(1));
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "0, 4", "3, 4"})
  void removesOneWhereThereAreFewerCallsThanServers(int calls, int servers) {
    assertThat(policy.decide(new LoadSample(calls, servers))).isEqualTo(new ScaleIn(1));
  }

  @ParameterizedTest
  @CsvSource({"9, 4", "0, 2", "3, 3", "0, 0"})
  void holdsAtTheLimitsAndWhereEachCallHasAServer(int calls, int servers) {
    assertThat(policy.decide(new LoadSample(calls, servers))).isInstanceOf(Hold.class);
  }

  @Test
  void settlesUnderASteadyLoad() {
    int servers = 2;
    for (int i = 0; i < 10; i++) {
      servers = after(policy.decide(new LoadSample(3, servers)), servers);
    }
    assertThat(servers).isEqualTo(3);
  }

  @Test
  void refusesLimitsThatAreNone() {
    assertThatThrownBy(() -> ScalingPolicy.threshold(0, 4)).hasMessageContaining("0..4");
    assertThatThrownBy(() -> ScalingPolicy.threshold(3, 2)).hasMessageContaining("3..2");
    assertThatThrownBy(() -> new ScaleOut(0)).hasMessageContaining("0");
    assertThatThrownBy(() -> new ScaleIn(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new LoadSample(-1, 2)).hasMessageContaining("-1");
  }

  private static int after(ScaleDecision decision, int servers) {
    return switch (decision) {
      case ScaleOut out -> servers + out.servers();
      case ScaleIn in -> servers - in.servers();
      case Hold _ -> servers;
    };
  }
}
