package dev.spillway.server.sandbox.zygote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.server.sandbox.SandboxLimits;
import dev.spillway.server.sandbox.SandboxResult;
import dev.spillway.server.sandbox.SandboxResult.Exited;
import dev.spillway.server.sandbox.SandboxResult.NotStarted;
import dev.spillway.server.sandbox.SandboxResult.RanTooLong;
import dev.spillway.server.sandbox.process.ProcessGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to zygotes, and what calls see of it: nothing. */
final class ZygoteLifeIT {
  private static final SandboxLimits LIMITS = new SandboxLimits(Duration.ofSeconds(30), 1000);
  private static final String WAITING =
      """
      import os, sys, time
      print(os.getppid(), flush=True)
      here = os.path.dirname(__file__)
      open(os.path.join(here, "running"), "w").close()
      while not os.path.exists(os.path.join(here, "go")):
          time.sleep(0.01)
      os._exit(int(sys.argv[1]))
      """;

  @TempDir private Path folder;

  @Test
  void isReplacedWhereItDiesWhileNothingRuns() throws IOException {
    Path function = function("import os; print(os.getppid())");
    try (ZygoteFixture zygote = ZygoteFixture.start()) {
      long first = printedPid(run(zygote, function));
      kill(first);
      // The next call may still get a process that the old one forked.
      assertThat(printedPid(run(zygote, function))).isPositive();
      await().until(() -> zygotes().contains(printedPid(run(zygote, function))));

      assertThat(zygotes()).doesNotContain(first);
      assertThat(zygote.fallbacks()).isZero();
    }
  }

  @Test
  void losesNoCallThatRunsWhenItDies() throws Exception {
    Path function = function(WAITING);
    try (ZygoteFixture zygote = ZygoteFixture.start();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<SandboxResult> running =
          callers.submit(() -> zygote.sandbox().execute(function, Invocation.of("42"), LIMITS));
      await().until(() -> Files.exists(folder.resolve("running")));
      kill(zygotes().getFirst());
      Files.createFile(folder.resolve("go"));

      assertThat(((Exited) running.get()).exitCode()).isEqualTo(42);
      assertThat(zygote.fallbacks()).isZero();
    }
  }

  @Test
  void losesNoCallWhereItIsKilledAgainAndAgain() throws Exception {
    Path function = function("import sys; print(sys.argv[1])");
    try (ZygoteFixture zygote = ZygoteFixture.start();
        ExecutorService callers = Executors.newFixedThreadPool(4)) {
      List<Future<SandboxResult>> calls = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        Invocation invocation = Invocation.of(String.valueOf(i));
        boolean kills = i % 20 == 10;
        calls.add(
            callers.submit(
                () -> {
                  if (kills) {
                    zygotes().forEach(ZygoteLifeIT::kill);
                  }
                  return zygote.sandbox().execute(function, invocation, LIMITS);
                }));
      }
      for (int i = 0; i < calls.size(); i++) {
        assertThat(calls.get(i).get()).isEqualTo(new Exited(0, i + "\n", ""));
      }
    }
  }

  @Test
  void isReplacedWhereAFunctionStopsIt() throws IOException {
    Path function =
        function(
            """
            import os, signal, sys
            if sys.argv[1] == "stop":
                os.kill(os.getppid(), signal.SIGSTOP)
            print(1)
            """);
    SandboxLimits brief = new SandboxLimits(Duration.ofSeconds(1), 1000);
    try (ZygoteFixture zygote = ZygoteFixture.start()) {
      assertThat(zygote.sandbox().execute(function, Invocation.of("stop"), brief))
          .isEqualTo(new RanTooLong());
      assertThat(run(zygote, function)).isEqualTo(new Exited(0, "1\n", ""));
    }
  }

  @Test
  void leavesNoZombies() throws IOException {
    Path function = function("print(1)");
    try (ZygoteFixture zygote = ZygoteFixture.start()) {
      for (int i = 0; i < 50; i++) {
        assertThat(run(zygote, function)).isEqualTo(new Exited(0, "1\n", ""));
      }
      await().until(() -> children(zygotes().getFirst()).noneMatch(pid -> state(pid) == 'Z'));
    }
  }

  @Test
  void leavesNothingWhenItIsClosed() throws IOException {
    Path function = function("print(1)");
    List<Long> before = zygotes();
    ZygoteFixture zygote = ZygoteFixture.start();
    run(zygote, function);
    zygote.close();

    await().until(() -> zygotes().equals(before));
    assertThat(run(zygote, function)).isEqualTo(new NotStarted("the server is stopping"));
  }

  @Test
  void leavesTheRunToAnInterpreterWhereNoZygoteStarts() throws IOException {
    Path broken = Path.of("/bin/false");
    try (ZygoteFixture zygote =
        ZygoteFixture.start(broken, ProcessGuard.create(ZygoteFixture.GENEROUS))) {
      Path function = function("print(1)");
      for (int i = 0; i < 3; i++) {
        assertThat(run(zygote, function)).isEqualTo(new Exited(0, "1\n", ""));
      }
      assertThat(zygote.fallbacks()).isEqualTo(3);
    }
  }

  @Test
  void leavesOutImportsThatDoMoreThanImport() throws IOException {
    String text = "import this, json, sys\nprint('json' in sys.modules)";
    try (ZygoteFixture zygote = ZygoteFixture.start()) {
      for (int i = 0; i < 2; i++) {
        assertThat(((Exited) run(zygote, function(text))).stdout())
            .startsWith("The Zen of Python")
            .endsWith("True\n");
      }
    }
  }

  private static SandboxResult run(ZygoteFixture zygote, Path function) {
    return zygote.sandbox().execute(function, Invocation.of("1"), LIMITS);
  }

  private static long printedPid(SandboxResult result) {
    return Long.parseLong(((Exited) result).stdout().strip());
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Returns this process' children that are zygotes. */
  private static List<Long> zygotes() {
    return children(ProcessHandle.current().pid())
        .filter(pid -> command(pid).contains("zygote.py"))
        .toList();
  }

  private static Stream<Long> children(long pid) {
    return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).map(ProcessHandle::pid);
  }

  private static String command(long pid) {
    return ProcessHandle.of(pid).flatMap(child -> child.info().commandLine()).orElse("");
  }

  private static char state(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return '-';
    }
  }

  private Path function(String text) throws IOException {
    return Files.writeString(folder.resolve("function.py"), text);
  }
}
