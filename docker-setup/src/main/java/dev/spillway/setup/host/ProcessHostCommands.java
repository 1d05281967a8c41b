package dev.spillway.setup.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs commands as child processes. Thread-safe. */
public final class ProcessHostCommands implements HostCommands {
  private static final long END_LIMIT_SECONDS = 60;

  private final Path folder;

  /** Creates commands that run in a folder. */
  public ProcessHostCommands(Path folder) {
    this.folder = folder;
  }

  @Override
  public CommandResult run(HostCommand command, Duration limit) {
    try {
      Process process = builder(command).start();
      process.getOutputStream().close();
      CompletableFuture<String> output = readAll(process.getInputStream());
      CompletableFuture<String> errors = readAll(process.getErrorStream());
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      int exitCode = ended ? process.exitValue() : CommandResult.TOOK_TOO_LONG;
      return new CommandResult(exitCode, output.join(), errors.join());
    } catch (IOException e) {
      return missing(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CommandResult(CommandResult.TOOK_TOO_LONG, "", "interrupted");
    }
  }

  @Override
  public int runVisibly(HostCommand command) {
    try {
      return builder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      return CommandResult.NO_SUCH_PROGRAM;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CommandResult.TOOK_TOO_LONG;
    }
  }

  @Override
  public int listen(HostCommand command, Consumer<String> lines) {
    ProcessBuilder builder =
        builder(command).redirectInput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
    return read(builder, lines, ProcessHostCommands::endWithThisProgram);
  }

  @Override
  public int follow(HostCommand command, Consumer<String> lines) {
    return read(builder(command).redirectErrorStream(true), lines, process -> {});
  }

  /** Lets a command put its things in order where this program is told to end before it. */
  private static void endWithThisProgram(Process process) {
    Runnable end =
        () -> {
          process.destroy();
          process.onExit().completeOnTimeout(process, END_LIMIT_SECONDS, TimeUnit.SECONDS).join();
        };
    Runtime.getRuntime().addShutdownHook(new Thread(end, "end-command"));
  }

  private static int read(
      ProcessBuilder builder, Consumer<String> lines, Consumer<Process> onStart) {
    try {
      Process process = builder.start();
      onStart.accept(process);
      try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
        reader.lines().forEach(lines);
      }
      return process.waitFor();
    } catch (IOException e) {
      return CommandResult.NO_SUCH_PROGRAM;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CommandResult.TOOK_TOO_LONG;
    }
  }

  private ProcessBuilder builder(HostCommand command) {
    ProcessBuilder builder = new ProcessBuilder(command.words()).directory(folder.toFile());
    override(builder.environment(), command.environment());
    return builder;
  }

  /** Lays settings over an environment; an empty one takes the variable away. */
  public static void override(Map<String, String> environment, Map<String, String> settings) {
    settings.forEach(
        (key, value) -> {
          if (value.isEmpty()) {
            environment.remove(key);
          } else {
            environment.put(key, value);
          }
        });
  }

  private static CompletableFuture<String> readAll(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException | UncheckedIOException e) {
                text.complete("");
              }
            },
            "command-output");
    reader.setDaemon(true);
    reader.start();
    return text;
  }

  private static CommandResult missing(IOException e) {
    return new CommandResult(CommandResult.NO_SUCH_PROGRAM, "", String.valueOf(e.getMessage()));
  }
}
