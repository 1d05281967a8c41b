package dev.spillway.setup.process;

import dev.spillway.common.process.ProcessRecord;
import dev.spillway.setup.host.HostCommand;
import dev.spillway.setup.host.ProcessHostCommands;
import dev.spillway.setup.host.SetupException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Starts processes in a session of their own, so that a closed terminal does not end them. */
public final class SessionSpawner implements Spawner {
  private final Path folder;
  private final List<String> path;

  /**
   * Creates a spawner.
   *
   * @param folder where the processes run
   * @param path the folders of programs
   */
  public SessionSpawner(Path folder, String path) {
    this.folder = folder;
    this.path = List.of(path.split(File.pathSeparator));
  }

  @Override
  public ProcessRecord spawn(HostCommand command, Path log) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(detached(command).words())
              .directory(folder.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()));
      ProcessHostCommands.override(builder.environment(), command.environment());
      return ProcessRecord.of(builder.start());
    } catch (IOException e) {
      throw new SetupException(
          "Tried to start '" + command + "' but failed because: " + e.getMessage(),
          "./spillway doctor tells what this machine lacks");
    }
  }

  /** Both programs replace themselves by the command, so the process' number stays. */
  private HostCommand detached(HostCommand command) {
    return Stream.of("setsid", "nohup")
        .filter(this::exists)
        .findFirst()
        .map(HostCommand::of)
        .map(prefix -> prefix.plus(command.words()))
        .orElse(command);
  }

  private boolean exists(String program) {
    return path.stream().anyMatch(bin -> Files.isExecutable(Path.of(bin).resolve(program)));
  }
}
