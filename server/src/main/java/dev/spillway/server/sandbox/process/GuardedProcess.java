package dev.spillway.server.sandbox.process;

/** A process, and all that it starts. Thread-safe. */
public interface GuardedProcess extends AutoCloseable {

  /** Returns the process itself. */
  Process process();

  /** Returns whether an end is not the process' own, but means that it could not be started. */
  boolean couldNotStart(int exitCode, String stderr);

  /**
   * Kills the process where it still runs, and every process that descends from it, and returns
   * when they are gone. Leaves its streams open: what it wrote is still there to be read.
   */
  @Override
  void close();
}
