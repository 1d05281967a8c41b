package dev.spillway.simulator;

import dev.spillway.common.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  @Test
  void keepsTheAllowedDependencies() {
    ArchitectureRules.check("dev.spillway.simulator");
  }
}
