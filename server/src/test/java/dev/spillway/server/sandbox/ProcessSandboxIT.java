package dev.spillway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.server.sandbox.SandboxResult.Exited;
import dev.spillway.server.sandbox.SandboxResult.NotStarted;
import dev.spillway.server.sandbox.process.ProcessGuard;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessSandboxIT {
  private static final SandboxLimits LIMITS = new SandboxLimits(Duration.ofSeconds(30), 1000);

  @TempDir private Path folder;

  /** A shell stands for the interpreter: it starts in no time. */
  @Test
  void keepsNoDescriptorsOpen() throws IOException {
    try (ProcessSandbox sandbox = sandbox("/bin/sh")) {
      Path function = function("sleep 60 & echo done");
      runMany(sandbox, function, 20);
      long before = openDescriptors();
      runMany(sandbox, function, 200);

      assertThat(openDescriptors()).isLessThan(before + 10);
    }
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

  private static void runMany(Sandbox sandbox, Path function, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(run(sandbox, function)).isEqualTo(new Exited(0, "done\n", ""));
    }
  }

  private static SandboxResult run(Sandbox sandbox, Path function) {
    return sandbox.execute(function, Invocation.of("1"), LIMITS);
  }

  private static ProcessSandbox sandbox(String interpreter) {
    FunctionCommand command = new FunctionCommand(Path.of(interpreter), "/usr/bin:/bin");
    return new ProcessSandbox(command, ProcessGuard.create());
  }

  private Path function(String text) throws IOException {
    return Files.writeString(folder.resolve("function.py"), text);
  }

  private static long openDescriptors() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }
}
