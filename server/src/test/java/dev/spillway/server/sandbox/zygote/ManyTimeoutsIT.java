package dev.spillway.server.sandbox.zygote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.server.sandbox.SandboxLimits;
import dev.spillway.server.sandbox.SandboxResult;
import dev.spillway.server.sandbox.SandboxResult.RanTooLong;
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

/** Kills run after run; {@code -Dspillway.timeouts=N} says how many. */
final class ManyTimeoutsIT {
  private static final int TIMEOUTS = Integer.getInteger("spillway.timeouts", 200);
  private static final int CALLERS = 8;
  private static final SandboxLimits BRIEF = new SandboxLimits(Duration.ofMillis(20), 1000);

  /** Has a child that does not want to end, and a daemon in a session of its own. */
  private static final String STUBBORN =
      """
      import os, signal, time
      if os.fork() == 0:
          for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
              signal.signal(number, signal.SIG_IGN)
          time.sleep(600)
      if os.fork() == 0:
          os.setsid()
          if os.fork() == 0:
              time.sleep(600)
          os._exit(0)
      time.sleep(600)
      """;

  @TempDir private Path folder;

  @Test
  void leaveNeitherProcessesNorDescriptors() throws Exception {
    Path function = Files.writeString(folder.resolve("function.py"), STUBBORN);
    try (ZygoteFixture zygote = ZygoteFixture.start()) {
      timeOut(zygote, function, CALLERS * 4);
      long here = descriptors("self");
      timeOut(zygote, function, TIMEOUTS);

      assertThat(zygote.fallbacks()).isZero();
      await().untilAsserted(() -> assertThat(strays(function)).isEmpty());
      // Processes that wait ahead have three each.
      assertThat(descriptors("self")).isLessThan(here + 3 * CALLERS);
      for (ProcessHandle process : relatives(function, "zygote")) {
        // Two for each process that lives, of which there are twice as many as callers at most.
        assertThat(descriptors(String.valueOf(process.pid()))).isLessThan(8 * CALLERS);
      }
    }
    await().untilAsserted(() -> assertThat(relatives(function, "zygote")).isEmpty());
  }

  private static void timeOut(ZygoteFixture zygote, Path function, int times) throws Exception {
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<SandboxResult>> calls = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        calls.add(
            callers.submit(() -> zygote.sandbox().execute(function, Invocation.of("1"), BRIEF)));
      }
      for (Future<SandboxResult> call : calls) {
        assertThat(call.get()).isEqualTo(new RanTooLong());
      }
    }
  }

  /** Returns what runs that is no zygote and waits for no call. */
  private static List<ProcessHandle> strays(Path function) {
    return relatives(function, "function");
  }

  private static List<ProcessHandle> relatives(Path function, String name) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(function.toString()))
        .filter(process -> name.equals(name(process.pid())))
        .toList();
  }

  private static String name(long pid) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(pid), "comm")).strip();
    } catch (IOException e) {
      return ""; // it has just ended
    }
  }

  private static long descriptors(String pid) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc", pid, "fd"))) {
      return all.count();
    }
  }
}
