package dev.spillway.server;

import dev.spillway.common.config.SandboxChoice;

final class ZygoteFunctionInputOutputIT extends FunctionInputOutputContract {
  ZygoteFunctionInputOutputIT() {
    super(SandboxChoice.ZYGOTE);
  }
}
