package dev.spillway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.server.sandbox.SandboxResult.Exited;
import dev.spillway.server.sandbox.SandboxResult.NotStarted;
import dev.spillway.server.sandbox.SandboxResult.ParameterRefused;
import dev.spillway.server.sandbox.SandboxResult.PrintedTooMuch;
import dev.spillway.server.sandbox.SandboxResult.RanTooLong;
import dev.spillway.server.sandbox.process.ProcessGuard;
import dev.spillway.server.sandbox.process.ResourceLimits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every sandbox does with a Python function. */
public abstract class SandboxContract {
  protected static final ResourceLimits LIMITS = new ResourceLimits(1L << 30, 2, 64, 1024 * 1024);

  private static final SandboxLimits USUAL = new SandboxLimits(Duration.ofSeconds(30), 100_000);

  @TempDir private Path folder;
  private Sandbox sandbox;

  /** Returns the sandbox to test, which holds runs to {@link #LIMITS}. */
  protected abstract Sandbox open(ProcessGuard guard) throws IOException;

  @BeforeEach
  void open() throws IOException {
    sandbox = open(ProcessGuard.create(LIMITS));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void returnsWhatWasPrintedAndTheExitCode() throws IOException {
    Path function = function("import sys; print(sys.argv[1]); sys.exit('wrong')");
    assertThat(run(function, "a b")).isEqualTo(new Exited(1, "a b\n", "wrong\n"));
  }

  @Test
  void killsWhatRunsTooLong() throws IOException {
    Path function = function("while True: pass");
    SandboxLimits brief = new SandboxLimits(Duration.ofMillis(100), 1000);
    assertThat(sandbox.execute(function, Invocation.of("1"), brief)).isEqualTo(new RanTooLong());
  }

  @Test
  void refusesOutputOverTheLimit() throws IOException {
    Path function = function("import sys; print('x' * int(sys.argv[1]), end='')");
    assertThat(run(function, "100000")).isEqualTo(new Exited(0, "x".repeat(100_000), ""));
    assertThat(run(function, "100001")).isEqualTo(new PrintedTooMuch());
  }

  @Test
  void refusesWhatIsNoArgument() throws IOException {
    Path function = function("print(1)");
    assertThat(run(function, "a\0b")).isInstanceOf(ParameterRefused.class);
    assertThat(run(function, "x".repeat(Argument.LIMIT_BYTES + 1)))
        .isInstanceOf(ParameterRefused.class);
  }

  @Test
  void takesTheLongestArgument() throws IOException {
    Path function = function("import sys; print(len(sys.argv[1]))");
    for (int length : new int[] {65_527, 65_528, 65_529, Argument.LIMIT_BYTES}) {
      assertThat(run(function, "x".repeat(length))).isEqualTo(new Exited(0, length + "\n", ""));
    }
  }

  @Test
  void saysThatThereIsNoFunction() {
    assertThat(run(folder.resolve("function.py"), "1")).isInstanceOf(NotStarted.class);
  }

  @Test
  void runsTheFunctionAsItIsNow() throws IOException {
    assertThat(run(function("print(1)"), "1")).isEqualTo(new Exited(0, "1\n", ""));
    assertThat(run(function("print('another')"), "1")).isEqualTo(new Exited(0, "another\n", ""));
  }

  @Test
  void limitsMemory() throws IOException {
    assertThat(run(function("x = b'x' * (2 << 30)"), "1"))
        .isInstanceOfSatisfying(
            Exited.class,
            result -> {
              assertThat(result.exitCode()).isOne();
              assertThat(result.stderr()).endsWith("MemoryError\n");
            });
  }

  @Test
  void limitsOpenFiles() throws IOException {
    String text = "files = [open(__file__) for i in range(100)]";
    assertThat(((Exited) run(function(text), "1")).stderr()).contains("Too many open files");
  }

  @Test
  void limitsTheSizeOfFiles() throws IOException {
    String text = "open('file', 'wb').write(bytes(2 << 20))";
    assertThat(((Exited) run(function(text), "1")).stderr()).contains("File too large");
  }

  @Test
  void limitsCpuTime() throws IOException {
    assertThat(run(function("while True: pass"), "1")).isEqualTo(new Exited(137, "", ""));
  }

  @Test
  void differsFromCallToCallWhereAnInterpreterDoes() throws IOException {
    String text =
        """
        import os, random, time, uuid, tempfile
        print(random.random(), os.urandom(8), os.getpid(), time.time_ns(), uuid.uuid4(),
              tempfile.mkdtemp(), sep="\\n")
        """;
    Path function = function(text);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      String[] values = ((Exited) run(function, "1")).stdout().split("\n");
      assertThat(values).hasSize(6);
      for (String value : values) {
        assertThat(seen.add(value)).as("%s is new", value).isTrue();
      }
    }
  }

  @Test
  void leavesNothingInAProcessForTheNextCall() throws IOException {
    String text =
        """
        import builtins, os, sys
        print(hasattr(builtins, "left"), "LEFT" in os.environ, "left" in sys.modules)
        builtins.left = sys.modules["left"] = 1
        os.environ["LEFT"] = "1"
        """;
    Path function = function(text);
    for (int i = 0; i < 3; i++) {
      assertThat(run(function, "1")).isEqualTo(new Exited(0, "False False False\n", ""));
    }
  }

  @Test
  void keepsNoDescriptorsOpen() throws IOException {
    Path function =
        function(
            "import os\nif os.fork() == 0: os.execvp('sleep', ['sleep', '60'])\nprint('done')");
    runMany(function, 10);
    long before = openDescriptors();
    runMany(function, 60);
    // Some processes may wait ahead, more or fewer than before.
    assertThat(openDescriptors()).isLessThan(before + 30);
  }

  private void runMany(Path function, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(run(function, "1")).isEqualTo(new Exited(0, "done\n", ""));
    }
  }

  private SandboxResult run(Path function, String parameter) {
    return sandbox.execute(function, Invocation.of(parameter), USUAL);
  }

  private Path function(String text) throws IOException {
    return Files.writeString(folder.resolve("function.py"), text);
  }

  private static long openDescriptors() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }
}
