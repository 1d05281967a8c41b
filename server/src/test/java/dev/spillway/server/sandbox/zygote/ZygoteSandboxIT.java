package dev.spillway.server.sandbox.zygote;

import dev.spillway.server.sandbox.Sandbox;
import dev.spillway.server.sandbox.SandboxContract;
import dev.spillway.server.sandbox.process.ProcessGuard;
import java.io.IOException;

final class ZygoteSandboxIT extends SandboxContract {
  @Override
  protected Sandbox open(ProcessGuard guard) throws IOException {
    return ZygoteFixture.start(ZygoteFixture.PYTHON, guard).sandbox();
  }
}
