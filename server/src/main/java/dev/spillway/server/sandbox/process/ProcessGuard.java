package dev.spillway.server.sandbox.process;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts processes of which nothing is left when they are closed. Thread-safe. */
public interface ProcessGuard extends AutoCloseable {

  /**
   * Starts a process.
   *
   * @throws IOException if the system refuses, or this guard is closed
   */
  GuardedProcess start(ProcessBuilder builder) throws IOException;

  /** Returns what looks after processes that this program does not start itself, if anything. */
  Optional<ForkGuard> forks();

  /** Kills what runs, and starts nothing from now on. */
  @Override
  void close();

  /**
   * Returns the best guard that this system has room for; this process then adopts its orphaned
   * descendants.
   *
   * @param limits of each process that runs a function
   */
  static ProcessGuard create(ResourceLimits limits) {
    Logger log = LoggerFactory.getLogger(ProcessGuard.class);
    Optional<SessionLauncher> launcher = SessionLauncher.find();
    try {
      Libc libc = new Libc();
      if (launcher.isPresent() && libc.becomeSubreaper()) {
        return new SubreaperGuard(libc, launcher.get(), limits);
      }
    } catch (UnsupportedOperationException e) {
      log.debug("No subreaper", e);
    }
    log.warn(
        "This system has no setsid or no prctl(PR_SET_CHILD_SUBREAPER): what a function leaves"
            + " running in the background when it ends is not found");
    return new DescendantsGuard();
  }
}
