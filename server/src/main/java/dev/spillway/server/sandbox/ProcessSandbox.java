package dev.spillway.server.sandbox;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.server.sandbox.SandboxResult.NotStarted;
import dev.spillway.server.sandbox.SandboxResult.ParameterRefused;
import dev.spillway.server.sandbox.process.ProcessGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts an interpreter for each run, in an empty folder, with a clean environment. */
public final class ProcessSandbox implements Sandbox {
  private static final Logger log = LoggerFactory.getLogger(ProcessSandbox.class);

  private final FunctionCommand command;
  private final ProcessGuard guard;
  private final ExecutorService readers =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("function-output-", 1).factory());

  /**
   * Creates a sandbox.
   *
   * @param guard starts the processes; closed with this sandbox
   */
  public ProcessSandbox(FunctionCommand command, ProcessGuard guard) {
    this.command = command;
    this.guard = guard;
  }

  @Override
  public SandboxResult execute(
      Path function, Invocation invocation, SandboxLimits limits, Supervision supervision) {
    Optional<String> problem = Argument.problemOf(invocation.parameter());
    if (problem.isPresent()) {
      return new ParameterRefused(problem.get());
    }
    if (!Files.isReadable(function)) {
      return new NotStarted("there is no function at " + function);
    }
    try {
      return run(function, invocation, limits, supervision);
    } catch (IOException e) {
      log.warn("Call {} could not be run: {}", invocation.id(), e.toString());
      return new NotStarted(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NotStarted("the call was interrupted");
    }
  }

  @Override
  public void close() {
    guard.close();
    readers.shutdown();
  }

  private SandboxResult run(
      Path function, Invocation invocation, SandboxLimits limits, Supervision supervision)
      throws IOException, InterruptedException {
    try (RunDirectory directory = RunDirectory.create();
        FunctionRun run =
            new FunctionRun(
                guard.start(command.process(function, invocation, directory.path())),
                limits,
                readers)) {
      supervision.clock().ended(Part.START);
      return run.await(supervision.watch());
    }
  }
}
