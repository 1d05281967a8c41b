package dev.spillway.server;

import dev.spillway.common.config.EnvReader;
import dev.spillway.common.config.SandboxChoice;
import dev.spillway.common.config.Settings;
import dev.spillway.server.sandbox.process.ResourceLimits;
import java.time.Duration;

/**
 * How calls are run.
 *
 * @param preimport whether modules are imported beforehand
 * @param memoryMb address space of a call's process
 * @param openFiles how many files it may have open
 * @param fileSizeMb how large a file it may write
 */
public record SandboxConfig(
    SandboxChoice choice, boolean preimport, int memoryMb, int openFiles, int fileSizeMb) {
  private static final long BYTES_IN_MB = 1024L * 1024;

  static SandboxConfig read(EnvReader reader) {
    return new SandboxConfig(
        reader.read(Settings.SANDBOX),
        reader.read(Settings.SANDBOX_PREIMPORT),
        reader.read(Settings.FUNCTION_MEMORY_MB),
        reader.read(Settings.FUNCTION_OPEN_FILES),
        reader.read(Settings.FUNCTION_FILE_SIZE_MB));
  }

  /**
   * Returns the limits of a call's process.
   *
   * @param time how long it may run: its threads cannot use more CPU time than that on each
   *     processor
   */
  ResourceLimits limits(Duration time, int processors) {
    return new ResourceLimits(
        memoryMb * BYTES_IN_MB,
        (time.toSeconds() + 1) * processors,
        openFiles,
        fileSizeMb * BYTES_IN_MB);
  }
}
