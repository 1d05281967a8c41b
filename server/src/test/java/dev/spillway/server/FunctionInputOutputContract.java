package dev.spillway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.config.SandboxChoice;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.server.RunningServer.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What any sandbox passes to a function and takes from it. */
abstract class FunctionInputOutputContract {
  private final SandboxChoice sandbox;

  FunctionInputOutputContract(SandboxChoice sandbox) {
    this.sandbox = sandbox;
  }

  @TempDir private Path folder;

  @Test
  void passesAnyParameterAsOneArgument() {
    List<String> parameters =
        List.of(
            "",
            " ",
            "-c",
            "--help",
            "a b",
            "it's \"quoted\"",
            "$(touch /tmp/never) `id` ; exit 1 | cat > x",
            "two\nlines\n",
            "a\ttab",
            "*",
            "Ünïcode → 日本語 🦆",
            "x".repeat(131_000));
    String function = "import sys; print(ascii(sys.argv[1:]), sys.argv[1], sep='\\n', end='')";
    try (RunningServer server = start(function, Options.USUAL.outputLimitBytes(1_000_000))) {
      for (String parameter : parameters) {
        assertThat(server.call(parameter))
            .startsWith("Number " + parameter + ", result: [")
            .endsWith("]\n" + parameter);
      }
    }
  }

  @Test
  void refusesAParameterThatIsTooLong() {
    try (RunningServer server = start("print('never')", Options.USUAL)) {
      assertThat(server.fault("x".repeat(131_072)).code())
          .isEqualTo(FaultCode.WRONG_PARAMETERS.number());
    }
  }

  @Test
  void killsWhatPrintsTooMuch() {
    try (RunningServer server = start("while True: print('x' * 1000)", Options.USUAL)) {
      assertThat(server.fault("1").code()).isEqualTo(FaultCode.OUTPUT_TOO_LARGE.number());
      assertThat(server.remains()).isEmpty();
    }
  }

  @Test
  void takesExactlyTheLimit() {
    String function = "import sys; print('x' * int(sys.argv[1]), end='')";
    try (RunningServer server = start(function, Options.USUAL)) {
      assertThat(server.call("100000")).hasSize("Number 100000, result: ".length() + 100_000);
      assertThat(server.fault("100001").code()).isEqualTo(FaultCode.OUTPUT_TOO_LARGE.number());
    }
  }

  @Test
  void readsBothStreamsAtOnce() {
    String function =
        """
        import sys
        for i in range(90):
            sys.stderr.write("e" * 9999 + "\\n")
            sys.stdout.write("o" * 999 + "\\n")
        sys.stderr.write("the end")
        sys.exit(int(sys.argv[1]))
        """;
    try (RunningServer server = start(function, Options.USUAL)) {
      assertThat(server.call("0")).endsWith("ooo\n").hasSizeGreaterThan(90_000);
      assertThat(server.fault("1").message())
          .endsWith("eee\nthe end")
          .hasSizeBetween(65_536, 65_700);
    }
  }

  @Test
  void replacesWhatIsNoText() {
    String function = "import sys; sys.stdout.buffer.write(b'a\\xffb \\xc3\\xa9 \\x00')";
    try (RunningServer server = start(function, Options.USUAL)) {
      assertThat(server.call("1")).isEqualTo("Number 1, result: a\uFFFDb é \uFFFD");
    }
  }

  @Test
  void givesAnEmptyInput() {
    try (RunningServer server = start("input()", Options.USUAL)) {
      assertThat(server.fault("1").message()).contains("EOFError");
    }
  }

  @Test
  void givesACleanEnvironment() {
    String function = "import os; print(*sorted(os.environ), sep=' ', end='')";
    // What the surrounding build has in its environment stands for the server's secrets.
    assertThat(System.getenv()).containsKey("CLOUD_API_KEY");
    try (RunningServer server = start(function, Options.USUAL)) {
      List<String> names =
          List.of(server.call("1").substring("Number 1, result: ".length()).split(" "));

      assertThat(names)
          .contains("HOME", "LANG", "PATH", "TMPDIR")
          .isSubsetOf("HOME", "LANG", "PATH", "TMPDIR", "SPILLWAY_RUN", "LC_CTYPE");
    }
  }

  @Test
  void runsEachCallInAnEmptyFolderThatIsDeletedAfterwards() {
    String function =
        """
        import os
        print(os.listdir("."), os.getcwd(), end="")
        os.makedirs("shut/inner")
        open("shut/inner/file", "w").write("x")
        os.symlink("/etc", "shut/link")
        os.chmod("shut/inner", 0)
        """;
    try (RunningServer server = start(function, Options.USUAL)) {
      String first = server.call("1");
      String second = server.call("1");

      assertThat(first).isNotEqualTo(second);
      for (String answer : List.of(first, second)) {
        assertThat(answer).startsWith("Number 1, result: [] /");
        assertThat(Path.of(answer.substring(answer.indexOf('/')))).doesNotExist();
      }
      assertThat(Path.of("/etc/passwd")).exists();
    }
  }

  @Test
  void runsSeveralCallsAtATime() throws Exception {
    String function =
        """
        import os, sys, time
        here = os.path.dirname(os.path.abspath(__file__))
        open(os.path.join(here, sys.argv[1] + ".here"), "w").close()
        while len([name for name in os.listdir(here) if name.endswith(".here")]) < 3:
            time.sleep(0.01)
        print("met")
        """;
    try (RunningServer server = start(function, Options.USUAL.concurrency(3))) {
      Map<String, Thread> callers =
          Map.of(
              "a", Thread.ofVirtual().start(() -> server.call("a")),
              "b", Thread.ofVirtual().start(() -> server.call("b")));
      assertThat(server.call("c")).isEqualTo("Number c, result: met\n");
      for (Thread caller : callers.values()) {
        caller.join();
      }
      assertThat(Files.exists(folder.resolve("a.here"))).isTrue();
    }
  }

  private RunningServer start(String function, Options options) {
    return RunningServer.of(folder, function, options.sandbox(sandbox));
  }
}
