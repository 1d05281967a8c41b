package dev.spillway.common;

import dev.spillway.common.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  @Test
  void keepsTheAllowedDependencies() {
    ArchitectureRules.check("dev.spillway.common");
  }

  @Test
  void keepsThoseOfPlacement() {
    ArchitectureRules.check("dev.spillway.placement");
  }
}
