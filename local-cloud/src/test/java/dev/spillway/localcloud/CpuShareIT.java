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
      assertThat(share(cloud, BUSY, 1_769)).isBetween(0.02, 0.3);
    }
  }

  @Test
  void givesLessThanACpuBelow1769Mb() {
    try (CloudFixture cloud = CloudFixture.start()) {
      assertThat(share(cloud, BUSY, 354)).isBetween(0.02, 0.4);
    }
  }

  @Test
  void slowsDownWhatRunsInASessionOfItsOwn() {
    String inChild =
        """
        import subprocess, sys
        def handler(event, context):
            command = [sys.executable, "-c", BUSY + "print(handler(None, None))"]
            return float(subprocess.check_output(command, start_new_session=True))
        BUSY = '''%s'''
        """
            .formatted(BUSY);
    try (CloudFixture cloud = CloudFixture.start()) {
      assertThat(share(cloud, inChild, 354)).isBetween(0.02, 0.4);
    }
  }

  /** Returns which share of a CPU a function gets that tells it. */
  private static double share(CloudFixture cloud, String source, int memoryMb) {
    cloud
        .lambda()
        .createFunction(
            CloudFixture.newFunction("busy", source).memorySize(memoryMb).timeout(60).build());
    String share = cloud.lambda().invoke(r -> r.functionName("busy")).payload().asUtf8String();
    return Double.parseDouble(share);
  }
}
