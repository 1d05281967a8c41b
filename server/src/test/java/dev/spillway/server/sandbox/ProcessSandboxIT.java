package dev.spillway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.server.sandbox.SandboxResult.NotStarted;
import dev.spillway.server.sandbox.process.ProcessGuard;
import dev.spillway.server.sandbox.zygote.ZygoteFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessSandboxIT extends SandboxContract {
  private static final SandboxLimits BRIEF = new SandboxLimits(Duration.ofSeconds(30), 1000);

  @TempDir private Path folder;

  @Override
  protected Sandbox open(ProcessGuard guard) {
    return new ProcessSandbox(new FunctionCommand(ZygoteFixture.PYTHON, ZygoteFixture.PATH), guard);
  }

  @Test
  void tellsWhyAnInterpreterDoesNotStart() throws IOException {
    Path broken = folder.resolve("python3");
    try (ProcessSandbox sandbox = sandbox(broken.toString())) {
      assertThat(run(sandbox, function("")))
          .isInstanceOfSatisfying(
              NotStarted.class,
              result -> assertThat(result.reason()).contains(broken.toString(), "No such file"));
    }
  }

  @Test
  void startsNothingWhenClosed() throws IOException {
    ProcessSandbox sandbox = sandbox("/bin/sh");
    sandbox.close();

    assertThat(run(sandbox, function("echo done")))
        .isEqualTo(new NotStarted("the server is stopping"));
  }

  private static SandboxResult run(Sandbox sandbox, Path function) {
    return sandbox.execute(function, Invocation.of("1"), BRIEF);
  }

  private static ProcessSandbox sandbox(String interpreter) {
    FunctionCommand command = new FunctionCommand(Path.of(interpreter), "/usr/bin:/bin");
    return new ProcessSandbox(command, ProcessGuard.create(LIMITS));
  }

  private Path function(String text) throws IOException {
    return Files.writeString(folder.resolve("function.py"), text);
  }
}
