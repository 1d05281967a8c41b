package dev.spillway.client.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.client.program.ProgramEnd.Exited;
import dev.spillway.client.program.ProgramEnd.NotStarted;
import dev.spillway.client.program.ProgramEnd.TimedOut;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class SystemProgramsIT {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Programs programs =
      new SystemPrograms(new PrintStream(screen, true, StandardCharsets.UTF_8));

  @Test
  void handsTheInputOverAndReturnsTheOutput() {
    byte[] input = "größer\n".getBytes(StandardCharsets.UTF_8);

    ProgramEnd end = programs.ask(List.of("sh", "-c", "cat; echo unseen >&2; exit 7"), input, LONG);

    assertThat(end).isEqualTo(new Exited(7, "größer\n"));
    assertThat(screen.size()).isZero();
  }

  @Test
  void mindsNoProgramThatLeavesItsInputUnread() {
    byte[] moreThanAPipeHolds = new byte[1 << 20];

    assertThat(programs.ask(List.of("true"), moreThanAPipeHolds, LONG))
        .isEqualTo(new Exited(0, ""));
  }

  @Test
  void saysThatThereIsNoSuchProgram() {
    assertThat(programs.ask(List.of("no-such-program-here"), new byte[0], LONG))
        .isInstanceOf(NotStarted.class);
  }

  @Test
  void killsWhatTakesTooLongAndItsChildren(@TempDir Path folder) {
    Path pid = folder.resolve("pid");
    String script = "sleep 60 & echo $! > " + pid + "; wait";

    ProgramEnd end = programs.ask(List.of("sh", "-c", script), new byte[0], Duration.ofMillis(500));

    assertThat(end).isEqualTo(new TimedOut(Duration.ofMillis(500)));
    await().until(() -> !isAlive(Long.parseLong(Files.readString(pid).strip())));
  }

  @Test
  void showsBothStreamsInTheGivenFolder(@TempDir Path folder) {
    ProgramEnd end = programs.show(List.of("sh", "-c", "pwd; echo oops >&2"), folder, LONG);

    assertThat(end).isEqualTo(new Exited(0, ""));
    assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo(folder + "\noops\n");
  }

  @Test
  @Timeout(15)
  void doesNotWaitForAGrandchildThatHoldsThePipe(@TempDir Path folder) throws Exception {
    Path pid = folder.resolve("pid");
    String script = "sleep 60 & echo $! > " + pid;

    assertThat(programs.show(List.of("sh", "-c", script), folder, LONG))
        .isEqualTo(new Exited(0, ""));

    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
