package dev.spillway.server.sandbox.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills a process with all that descends from it, however it tried to get away: since this process
 * is a subreaper, a descendant whose parents have ended becomes its child, and is found there.
 */
final class SubreaperGuard implements ProcessGuard {
  private static final Logger log = LoggerFactory.getLogger(SubreaperGuard.class);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

  private final Libc libc;
  private final SessionLauncher launcher;
  private final ResourceLimits limits;
  private final Runs runs = new Runs();
  private final Orphans orphans;

  /** Those that run a function, by their markers. */
  private final Map<String, Process> processes = new ConcurrentHashMap<>();

  /**
   * One thread that lives as long as this process: the system kills a process with PDEATHSIG when
   * the very thread that started it ends.
   */
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("function-starter").factory());

  SubreaperGuard(Libc libc, SessionLauncher launcher, ResourceLimits limits) {
    this.libc = libc;
    this.launcher = launcher;
    this.limits = limits;
    this.orphans = new Orphans(libc, runs);
  }

  @Override
  public GuardedProcess start(ProcessBuilder builder) throws IOException {
    String marker = UUID.randomUUID().toString();
    builder.environment().put(Orphans.MARKER, marker);
    builder.command(launcher.wrap(builder.command()));
    Process process = startOnStarter(() -> begin(marker, builder));
    limits.applyTo(libc, process.pid()); // it is a launcher yet, for some milliseconds
    return new Run(marker, process);
  }

  @Override
  public Optional<ForkGuard> forks() {
    return Optional.of(new ForkGuard(libc, runs, orphans, limits, this));
  }

  Process startTemplate(ProcessBuilder builder) throws IOException {
    builder.command(launcher.wrapInSession(builder.command()));
    return startOnStarter(
        () -> {
          Process process = builder.start();
          runs.addWaiting(templateMarker(process.pid()), process.pid());
          return process;
        });
  }

  static String templateMarker(long pid) {
    return "template " + pid;
  }

  @Override
  public void close() {
    starter.close();
    processes.values().forEach(process -> process.toHandle().destroyForcibly());
    processes.forEach(this::end);
    orphans.killAll(KILL_LIMIT);
    orphans.close();
  }

  private Process startOnStarter(Callable<Process> start) throws IOException {
    try {
      return starter.submit(() -> orphans.whileNobodyLooks(start)).get();
    } catch (RejectedExecutionException e) {
      throw new IOException("the server is stopping", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new IOException(cause == null ? e.getMessage() : cause.getMessage(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the call was interrupted", e);
    }
  }

  private Process begin(String marker, ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    processes.put(marker, process);
    runs.addRunning(marker, process.pid());
    return process;
  }

  private void end(String marker, Process process) {
    // By its handle: the process' own method would also close its streams, unread.
    process.toHandle().destroyForcibly();
    if (hasEnded(process)) {
      remove(marker);
    } else {
      log.error("Process {} does not end although it was killed", process.pid());
      var _ = process.onExit().thenRun(() -> remove(marker));
    }
    orphans.killAll(KILL_LIMIT);
  }

  private void remove(String marker) {
    processes.remove(marker);
    runs.remove(marker);
  }

  private static boolean hasEnded(Process process) {
    try {
      return process.waitFor(KILL_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  private final class Run implements GuardedProcess {
    private final String marker;
    private final Process process;

    Run(String marker, Process process) {
      this.marker = marker;
      this.process = process;
    }

    @Override
    public Process process() {
      return process;
    }

    @Override
    public boolean couldNotStart(int exitCode, String stderr) {
      return SessionLauncher.couldNotStart(exitCode, stderr);
    }

    @Override
    public void close() {
      end(marker, process);
    }
  }
}
