package dev.spillway.server;

import dev.spillway.common.config.SandboxChoice;
import dev.spillway.common.process.PythonInterpreter;
import dev.spillway.server.sandbox.FunctionCommand;
import dev.spillway.server.sandbox.ProcessSandbox;
import dev.spillway.server.sandbox.Sandbox;
import dev.spillway.server.sandbox.process.ForkGuard;
import dev.spillway.server.sandbox.process.ProcessGuard;
import dev.spillway.server.sandbox.zygote.ZygoteSandbox;
import dev.spillway.server.sandbox.zygote.ZygoteSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the sandbox that the configuration chooses and this system has room for. */
final class Sandboxes {
  private static final Logger log = LoggerFactory.getLogger(Sandboxes.class);

  /** Each waits with some pages of memory of its own; more calls at a time wait for their forks. */
  private static final int MOST_WAITING = 8;

  private Sandboxes() {}

  /**
   * Opens the sandbox.
   *
   * @throws dev.spillway.common.process.PythonNotFoundException if this machine has no Python
   */
  static Sandbox open(ServerConfig config) {
    Path python = PythonInterpreter.find(config.searchPath());
    SandboxConfig chosen = config.sandbox();
    ProcessGuard guard =
        ProcessGuard.create(
            chosen.limits(
                config.placement().settings().runLimit(),
                Runtime.getRuntime().availableProcessors()));
    ProcessSandbox processes =
        new ProcessSandbox(new FunctionCommand(python, config.searchPath()), guard);
    Optional<ForkGuard> forks = guard.forks();
    if (chosen.choice() == SandboxChoice.PROCESS || forks.isEmpty()) {
      return processes;
    }
    ZygoteSettings settings =
        new ZygoteSettings(python, config.searchPath(), chosen.preimport(), MOST_WAITING);
    try {
      ZygoteSandbox zygotes = new ZygoteSandbox(settings, forks.get(), processes);
      zygotes.prepare(config.function());
      return zygotes;
    } catch (IOException e) {
      log.warn(
          "No zygote can be started: {}. Each call starts an interpreter instead", e.toString());
      return processes;
    }
  }
}
