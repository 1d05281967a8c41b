package dev.spillway.server;

import dev.spillway.common.config.SandboxChoice;

final class ProcessNoOrphansIT extends NoOrphansContract {
  ProcessNoOrphansIT() {
    super(SandboxChoice.PROCESS);
  }
}
