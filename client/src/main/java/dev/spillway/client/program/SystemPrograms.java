package dev.spillway.client.program;

import dev.spillway.client.program.ProgramEnd.Exited;
import dev.spillway.client.program.ProgramEnd.NotStarted;
import dev.spillway.client.program.ProgramEnd.TimedOut;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs as child processes. */
public final class SystemPrograms implements Programs {
  /** A grandchild that lives on may hold the pipe open: what comes later is not waited for. */
  private static final long LAST_OUTPUT_MILLIS = 1_000;

  private final PrintStream screen;

  /** Creates a runner that shows programs' output on a stream. */
  public SystemPrograms(PrintStream screen) {
    this.screen = screen;
  }

  @Override
  public ProgramEnd ask(List<String> command, byte[] input, Duration limit) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    ProgramEnd end = run(builder, input, output, limit);
    return end instanceof Exited exited
        ? new Exited(exited.exitCode(), output.toString(StandardCharsets.UTF_8))
        : end;
  }

  @Override
  public ProgramEnd show(List<String> command, Path folder, Duration limit) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    return run(builder, new byte[0], screen, limit);
  }

  private static ProgramEnd run(
      ProcessBuilder builder, byte[] input, OutputStream output, Duration limit) {
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new NotStarted(String.valueOf(e.getMessage()));
    }
    inBackground(() -> write(input, process.getOutputStream()));
    Thread pump = inBackground(() -> process.getInputStream().transferTo(output));
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return new TimedOut(limit);
      }
      pump.join(LAST_OUTPUT_MILLIS);
      return new Exited(process.exitValue(), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new TimedOut(limit);
    } finally {
      kill(process);
    }
  }

  private static void write(byte[] input, OutputStream stdin) throws IOException {
    try (stdin) {
      stdin.write(input);
    }
  }

  private static void kill(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @FunctionalInterface
  private interface Transfer {
    void run() throws IOException;
  }

  private static Thread inBackground(Transfer transfer) {
    Thread thread =
        new Thread(
            () -> {
              try {
                transfer.run();
              } catch (IOException e) {
                return; // the program went without reading all, or was killed: its end says more
              }
            },
            "program-pipe");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
