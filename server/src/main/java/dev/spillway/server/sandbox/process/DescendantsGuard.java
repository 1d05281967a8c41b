package dev.spillway.server.sandbox.process;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Kills a process with the descendants that it has at that moment: all that plain Java can do. */
final class DescendantsGuard implements ProcessGuard {
  private static final long KILL_LIMIT_SECONDS = 5;

  private final Set<Process> runs = ConcurrentHashMap.newKeySet();
  private volatile boolean isClosed;

  @Override
  public GuardedProcess start(ProcessBuilder builder) throws IOException {
    if (isClosed) {
      throw new IOException("the server is stopping");
    }
    Process process = builder.start();
    runs.add(process);
    return new Run(process);
  }

  @Override
  public Optional<ForkGuard> forks() {
    return Optional.empty();
  }

  @Override
  public void close() {
    isClosed = true;
    runs.forEach(this::end);
  }

  private void end(Process process) {
    // The parent first would give its children to another, where they are not found.
    process.descendants().toList().reversed().forEach(ProcessHandle::destroyForcibly);
    process.toHandle().destroyForcibly();
    try {
      process.waitFor(KILL_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    runs.remove(process);
  }

  private final class Run implements GuardedProcess {
    private final Process process;

    Run(Process process) {
      this.process = process;
    }

    @Override
    public Process process() {
      return process;
    }

    @Override
    public boolean couldNotStart(int exitCode, String stderr) {
      return false; // an exception said so
    }

    @Override
    public void close() {
      end(process);
    }
  }
}
