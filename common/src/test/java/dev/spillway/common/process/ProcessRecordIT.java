package dev.spillway.common.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.testing.RedisFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
final class ProcessRecordIT {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<Process> started = new ArrayList<>();

  @TempDir Path folder;

  private Process start(String script) throws IOException {
    Process process = new ProcessBuilder("sh", "-c", script).start();
    started.add(process);
    return process;
  }

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void findsAProcessThroughAFile() throws Exception {
    Process process = start("exec sleep 1000");
    Path file = folder.resolve("new/folder/server.process");
    ProcessRecord.of(process).save(file);
    ProcessRecord loaded = ProcessRecord.load(file).orElseThrow();
    assertThat(loaded).isEqualTo(ProcessRecord.of(process));
    assertThat(loaded.find()).contains(process.toHandle());
  }

  @Test
  void findsNoProcessThatHasEnded() throws Exception {
    Process process = start("exec sleep 1000");
    ProcessRecord record = ProcessRecord.of(process);
    process.destroyForcibly().waitFor();
    assertThat(record.find()).isEmpty();
    record.terminate(LONG);
  }

  @Test
  void findsNoProcessThatGotTheNumberLater() throws Exception {
    Process process = start("exec sleep 1000");
    ProcessRecord other =
        new ProcessRecord(process.pid(), ProcessRecord.of(process).startMillis() - 60_000);
    assertThat(other.find()).isEmpty();
    other.terminate(LONG);
    assertThat(process.isAlive()).isTrue();
    assertThat(new ProcessRecord(process.pid(), 0).find()).isEmpty();
    assertThat(new ProcessRecord(-1, 0).find()).isEmpty();
    assertThat(new ProcessRecord(Long.MAX_VALUE, 0).find()).isEmpty();
  }

  @Test
  void takesAZombieForEnded() throws Exception {
    // sleep takes the shell's place, and never asks how the shell's child ended.
    Process parent = start("sleep 999 & echo $!; exec sleep 1000");
    long pid = Long.parseLong(parent.inputReader().readLine());
    ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
    long startMillis = child.info().startInstant().orElseThrow().toEpochMilli();
    await()
        .until(() -> parent.info().arguments().map(List::of).equals(Optional.of(List.of("1000"))));
    ProcessRecord record = new ProcessRecord(pid, startMillis);
    assertThat(record.find()).contains(child);
    record.terminate(LONG); // and does not wait that long
    assertThat(child.isAlive()).as("Java's opinion").isTrue();
    assertThat(record.find()).isEmpty();
  }

  @Test
  void endsAProcess() throws Exception {
    Process process = start("exec sleep 1000");
    ProcessRecord.of(process).terminate(LONG);
    assertEnded(process);
    assertThat(process.waitFor()).isEqualTo(128 + 15);
  }

  /** Java notices an end a moment after the system, which calls the process a zombie till then. */
  private static void assertEnded(Process process) throws InterruptedException {
    assertThat(process.waitFor(LONG.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
  }

  @Test
  void pausesAProcessUntilItIsResumed() throws Exception {
    Process process = start("while read line; do echo $line; done");
    ProcessRecord record = ProcessRecord.of(process);
    assertThat(record.pause()).isTrue();
    await().until(record::isPaused);
    process.outputWriter().append("hello\n").flush();
    assertThat(process.inputReader().ready()).isFalse();
    assertThat(record.resume()).isTrue();
    assertThat(process.inputReader().readLine()).isEqualTo("hello");
    assertThat(record.isPaused()).isFalse();
  }

  @Test
  void endsAPausedProcessWithoutKillingIt() throws Exception {
    Process process = start("exec sleep 1000");
    ProcessRecord record = ProcessRecord.of(process);
    record.pause();
    await().until(record::isPaused);
    record.terminate(LONG);
    assertThat(process.waitFor()).isEqualTo(128 + 15);
    assertThat(record.pause()).as("once it has ended").isFalse();
    assertThat(record.resume()).isFalse();
  }

  @Test
  void killsAProcessThatDoesNotEndWhenAsked() throws Exception {
    Process process = start("trap '' TERM; echo ready; while :; do read x < /dev/null || :; done");
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    ProcessRecord.of(process).terminate(Duration.ofMillis(200));
    assertEnded(process);
    assertThat(process.waitFor()).isEqualTo(128 + 9);
  }

  @Test
  void keepsTheInterruptOfAWaitingCaller() throws Exception {
    Process process = start("trap '' TERM; echo ready; while :; do read x < /dev/null || :; done");
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    Thread.currentThread().interrupt();
    ProcessRecord.of(process).terminate(LONG);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(process.waitFor()).isEqualTo(128 + 9);
  }

  @Test
  void findsAndEndsARedisServer() {
    int port = RedisFixture.freePort();
    try (RedisFixture redis = RedisFixture.start(port)) {
      ProcessHandle handle =
          ProcessHandle.current()
              .children()
              .filter(
                  child ->
                      child.info().commandLine().orElse("").contains(":" + port)
                          || child
                              .info()
                              .arguments()
                              .map(a -> List.of(a).contains("" + port))
                              .orElse(false))
              .findFirst()
              .orElseThrow();
      long start = handle.info().startInstant().orElseThrow().toEpochMilli();
      ProcessRecord record = new ProcessRecord(handle.pid(), start);
      assertThat(record.find()).contains(handle);
      record.terminate(LONG);
      assertThat(record.find()).isEmpty();
      assertThat(redis.port()).isEqualTo(port);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "1", "1 x", "x 1", "1.5 2", "99999999999999999999 1", "\u0000"})
  void loadsNothingFromAFileThatHoldsNoRecord(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("record"), content);
    assertThat(ProcessRecord.load(file)).isEmpty();
    assertThat(ProcessRecord.load(folder.resolve("none"))).isEmpty();
    assertThat(ProcessRecord.load(folder)).isEmpty();
  }
}
