package dev.spillway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.config.SandboxChoice;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.server.RunningServer.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each function here leaves something running; nothing of it may be there after the answer. */
abstract class NoOrphansContract {
  private final SandboxChoice sandbox;

  NoOrphansContract(SandboxChoice sandbox) {
    this.sandbox = sandbox;
  }

  private static final Options SHORT = Options.USUAL.timeout(Duration.ofMillis(800));

  /** What the functions here are made of. */
  private static final String HELPERS =
      """
      import os, signal, subprocess, sys, time

      HERE = os.path.dirname(os.path.abspath(__file__))

      def record():
          with open(os.path.join(HERE, f"{os.getpid()}.pid"), "w") as file:
              file.write(str(os.getpid()))

      def linger():
          record()
          for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
              signal.signal(number, signal.SIG_IGN)
          while True:
              time.sleep(60)

      def daemon():
          if os.fork() == 0:
              os.setsid()
              if os.fork() == 0:
                  os.setsid()
                  linger()
              os._exit(0)
          os.wait()

      def await_records(number):
          while len([name for name in os.listdir(HERE) if name.endswith(".pid")]) < number:
              time.sleep(0.01)

      """;

  @TempDir private Path folder;

  @AfterEach
  void leavesNothing() {
    assertThat(RunningServer.running(folder)).isEmpty();
  }

  @Test
  void killsAChildThatIgnoresSigterm() throws IOException {
    try (RunningServer server = start("record()\nif os.fork() == 0: linger()\nlinger()", SHORT)) {
      assertTimedOut(server);
      assertAllGone(server, 2);
    }
  }

  @Test
  void killsADaemonInASessionOfItsOwn() throws IOException {
    try (RunningServer server = start("daemon()\nlinger()", SHORT)) {
      assertTimedOut(server);
      assertAllGone(server, 2);
    }
  }

  @Test
  void killsADaemonAfterANormalEnd() throws IOException {
    String function = "daemon()\nawait_records(1)\nprint('done', end='')";
    try (RunningServer server = start(function, Options.USUAL)) {
      assertThat(server.call("1")).isEqualTo("Number 1, result: done");
      assertAllGone(server, 1);
    }
  }

  @Test
  void killsADaemonWithAnEnvironmentOfItsOwn() throws IOException {
    String function =
        """
        if len(sys.argv) > 2:
            linger()
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                os.execve(sys.executable, [sys.executable, __file__, "", "again"], {})
            os._exit(0)
        os.wait()
        await_records(1)
        """;
    try (RunningServer server = start(function, Options.USUAL.concurrency(2))) {
      assertThat(server.call("1")).isEqualTo("Number 1, result: ");
      assertAllGone(server, 1);
    }
  }

  @Test
  void killsADaemonAfterAFailure() throws IOException {
    String function = "daemon()\nawait_records(1)\nos.kill(os.getpid(), signal.SIGKILL)";
    try (RunningServer server = start(function, Options.USUAL)) {
      assertThat(server.fault("1").message()).contains("exit code 137");
      assertAllGone(server, 1);
    }
  }

  @Test
  void catchesUpWithAProcessThatKeepsMoving() throws IOException {
    String function =
        """
        if os.fork() == 0:
            record()
            while True:
                if os.fork() > 0:
                    os._exit(0)
                os.setsid()
        await_records(1)
        """;
    try (RunningServer server = start(function, Options.USUAL)) {
      assertThat(server.call("1")).isEqualTo("Number 1, result: ");
      assertThat(server.remains()).isEmpty();
    }
  }

  @Test
  void leavesOtherCallsAlone() throws Exception {
    String function =
        """
        if sys.argv[1] == "long":
            daemon()
            await_records(1)
            for i in range(100):
                if os.path.exists(os.path.join(HERE, "stop")):
                    records = [n for n in os.listdir(HERE) if n.endswith(".pid")]
                    oldest = min(records, key=lambda n: os.stat(os.path.join(HERE, n)).st_mtime_ns)
                    os.kill(int(oldest[:-4]), 0)
                    print("both alive", end="")
                    break
                time.sleep(0.05)
        else:
            if os.fork() == 0: linger()
            await_records(2)
            open(os.path.join(HERE, "stop"), "w").close()
        """;
    try (RunningServer server = start(function, Options.USUAL.concurrency(2));
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> running = callers.submit(() -> server.call("long"));
      await().until(() -> !server.recordedPids().isEmpty());
      server.call("short");

      assertThat(running.get()).isEqualTo("Number long, result: both alive");
      assertAllGone(server, 2);
    }
  }

  @Test
  void survivesManyTimeoutsInARow() throws Exception {
    Options options = Options.USUAL.timeout(Duration.ofMillis(250)).concurrency(8);
    try (RunningServer server = start("if os.fork() == 0: daemon()\nlinger()", options);
        ExecutorService callers = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        calls.add(callers.submit(() -> server.fault("1").code()));
      }
      for (Future<Integer> call : calls) {
        assertThat(call.get()).isEqualTo(FaultCode.TIMED_OUT.number());
      }
      assertThat(server.remains()).isEmpty();
    }
  }

  private RunningServer start(String function, Options options) {
    return RunningServer.of(folder, HELPERS + function, options.sandbox(sandbox));
  }

  private static void assertTimedOut(RunningServer server) {
    assertThat(server.fault("1").code()).isEqualTo(FaultCode.TIMED_OUT.number());
  }

  private static void assertAllGone(RunningServer server, int number) throws IOException {
    assertThat(server.recordedPids())
        .hasSizeGreaterThanOrEqualTo(number)
        .noneMatch(NoOrphansContract::runs);
    assertThat(server.remains()).isEmpty();
  }

  /** A process that is dead, and that its parent is about to reap, does not run. */
  private static boolean runs(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
    } catch (IOException e) {
      return false;
    }
  }
}
