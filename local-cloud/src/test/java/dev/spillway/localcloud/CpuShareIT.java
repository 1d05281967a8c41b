package dev.spillway.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** An environment gets its share of a CPU and no more. */
final class CpuShareIT {
  private static final String BUSY =
      """
      import time
      def handler(event, context):
          wall, cpu = time.monotonic(), time.process_time()
          while time.process_time() - cpu < 0.3: pass
          return 0.3 / (time.monotonic() - wall)
      """;

  @Test
  void slowsEnvironmentsDownToTheirShare() {
    try (CloudFixture cloud =
        CloudFixture.start(Map.of("LOCAL_CLOUD_CPU_SHARE", "0.2"), config -> config)) {
      cloud.createFunction("busy", BUSY, 60);

      String share = cloud.lambda().invoke(r -> r.functionName("busy")).payload().asUtf8String();

      assertThat(Double.parseDouble(share)).isBetween(0.02, 0.3);
    }
  }
}
