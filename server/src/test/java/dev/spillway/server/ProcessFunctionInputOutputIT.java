package dev.spillway.server;

import dev.spillway.common.config.SandboxChoice;

final class ProcessFunctionInputOutputIT extends FunctionInputOutputContract {
  ProcessFunctionInputOutputIT() {
    super(SandboxChoice.PROCESS);
  }
}
