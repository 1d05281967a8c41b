package dev.spillway.setup.process;

import dev.spillway.common.process.ProcessRecord;
import dev.spillway.setup.host.HostCommand;
import java.nio.file.Path;

/** Starts processes that outlive this program. */
@FunctionalInterface
public interface Spawner {

  /** Starts a process whose output is added to a log file. */
  ProcessRecord spawn(HostCommand command, Path log);
}
