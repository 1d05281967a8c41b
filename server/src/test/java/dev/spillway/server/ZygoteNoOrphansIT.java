package dev.spillway.server;

import dev.spillway.common.config.SandboxChoice;

final class ZygoteNoOrphansIT extends NoOrphansContract {
  ZygoteNoOrphansIT() {
    super(SandboxChoice.ZYGOTE);
  }
}
