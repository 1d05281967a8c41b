package dev.spillway.server.sandbox.zygote;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.server.sandbox.Argument;
import dev.spillway.server.sandbox.Sandbox;
import dev.spillway.server.sandbox.SandboxLimits;
import dev.spillway.server.sandbox.SandboxResult;
import dev.spillway.server.sandbox.SandboxResult.NotStarted;
import dev.spillway.server.sandbox.SandboxResult.ParameterRefused;
import dev.spillway.server.sandbox.Supervision;
import dev.spillway.server.sandbox.process.ForkGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forks a process for each run from one that has the function compiled; where that is not to be
 * had, another sandbox takes the run.
 */
public final class ZygoteSandbox implements Sandbox {
  private static final Logger log = LoggerFactory.getLogger(ZygoteSandbox.class);
  private static final int MOST_TRIES = 3;

  private final CurrentZygote current;
  private final Sandbox fallback;
  private final ExecutorService readers =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("function-output-", 1).factory());

  /**
   * Creates a sandbox.
   *
   * @param fallback takes the runs that no zygote can take; closed with this sandbox
   * @throws IOException if there is no room for temporary files
   */
  public ZygoteSandbox(ZygoteSettings settings, ForkGuard guard, Sandbox fallback)
      throws IOException {
    this.current = new CurrentZygote(settings, guard, RunNames.create());
    this.fallback = fallback;
  }

  /** Begins to start the zygote, where the function is there already, so that calls find it. */
  public void prepare(Path function) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                current.of(function);
              } catch (IOException | InterruptedException e) {
                log.debug("No zygote yet", e); // the first call finds out and says so
              }
            });
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
      for (int i = 0; i < MOST_TRIES; i++) {
        Optional<SandboxResult> result = tryOnce(function, invocation, limits, supervision);
        if (result.isPresent()) {
          return result.get();
        }
      }
      return fallback.execute(function, invocation, limits, supervision);
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
    current.close();
    fallback.close();
    readers.shutdown();
  }

  private Optional<SandboxResult> tryOnce(
      Path function, Invocation invocation, SandboxLimits limits, Supervision supervision)
      throws IOException, InterruptedException {
    Optional<Zygote> zygote = current.of(function);
    if (zygote.isEmpty()) {
      return Optional.empty();
    }
    try (ZygoteRun run = new ZygoteRun(zygote.get().take(), zygote.get(), limits, readers)) {
      supervision.clock().ended(Part.START);
      return run.run(invocation.parameter(), supervision.watch());
    } catch (ZygoteException e) {
      log.debug("Call {} got no process", invocation.id(), e);
      return Optional.empty();
    }
  }
}
