package dev.spillway.server.sandbox.process;

/**
 * What one process may use; its children inherit it.
 *
 * @param memoryBytes address space
 * @param cpuSeconds CPU time of all its threads
 * @param openFiles descriptors
 * @param fileBytes size of a file that it writes
 */
public record ResourceLimits(long memoryBytes, long cpuSeconds, long openFiles, long fileBytes) {
  private static final int RLIMIT_CPU = 0;
  private static final int RLIMIT_FSIZE = 1;
  private static final int RLIMIT_NOFILE = 7;
  private static final int RLIMIT_AS = 9;

  /** Lowers the limits of a process; leaves alone what the system does not let be changed. */
  void applyTo(Libc libc, long pid) {
    libc.limit(pid, RLIMIT_AS, memoryBytes);
    libc.limit(pid, RLIMIT_CPU, cpuSeconds);
    libc.limit(pid, RLIMIT_NOFILE, openFiles);
    libc.limit(pid, RLIMIT_FSIZE, fileBytes);
  }
}
