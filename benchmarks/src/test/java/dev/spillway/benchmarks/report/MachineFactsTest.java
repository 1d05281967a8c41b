package dev.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MachineFactsTest {
  @Test
  void findsTheFirstValueOfAKey() {
    List<String> lines = List.of("processor\t: 0", "model name\t: A CPU: fast", "model name\t: B");

    assertThat(MachineFacts.value(lines, "model name")).contains("A CPU: fast");
    assertThat(MachineFacts.value(lines, "MemTotal")).isEmpty();
  }
}
