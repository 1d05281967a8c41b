package dev.spillway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class DemoE2E {
  @Test
  void showsTheMainJobAndCleansUp() {
    try (Installation installation = Installation.of("process", Map.of())) {
      String output = installation.succeed("demo");

      assertThat(output).contains("local").contains("cloud").contains("p50").contains("p95");
      assertThat(output).containsPattern("failed\\s+0");
      assertThat(installation.run("status").exitCode()).isEqualTo(1);
    }
  }

  @Test
  void refusesWhatNeitherServersNorQueueTakeWithoutACloud() {
    Map<String, String> settings =
        Map.of("CLOUD", "none", "NUMBER_OF_SERVERS", "1", "QUEUE_CAPACITY", "1");
    try (Installation installation = Installation.of("process", settings)) {
      installation.succeed("add-faas", Installation.ROOT.resolve("examples/sleeper.py").toString());
      installation.succeed("up");

      Installation.Ended calls =
          installation.run("client", "1", "--requests", "6", "--concurrency", "6");

      assertThat(calls.exitCode()).isEqualTo(1);
      assertThat(calls.output()).contains("NO_CAPACITY").contains("CLOUD=none");
    }
  }
}
