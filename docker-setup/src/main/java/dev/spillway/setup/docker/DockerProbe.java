package dev.spillway.setup.docker;

import dev.spillway.setup.engine.DockerState;
import dev.spillway.setup.host.CommandResult;
import dev.spillway.setup.host.HostCommand;
import dev.spillway.setup.host.HostCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds out whether containers can be had. */
public final class DockerProbe {
  private static final String UNIX = "unix://";
  private static final String INSTALL = "install Docker Engine, or set ENGINE=process";

  private final Docker docker;
  private final HostCommands commands;
  private final Map<String, String> env;

  /** Creates a probe of the engine that an environment points to. */
  public DockerProbe(HostCommands commands, Map<String, String> env) {
    this.docker = new Docker(commands);
    this.commands = commands;
    this.env = env;
  }

  /** Returns what is there, or the first thing that is not. */
  public DockerState state() {
    CommandResult engine = docker.ask("version", "--format", "{{.Server.Version}}");
    if (engine.exitCode() == CommandResult.NO_SUCH_PROGRAM) {
      return new DockerState.Unusable("There is no docker command", INSTALL);
    }
    if (!engine.ok()) {
      return new DockerState.Unusable(
          "The docker engine does not answer: " + engine.complaint(),
          "start it, or join the group 'docker', or set ENGINE=process");
    }
    CommandResult compose = docker.ask("compose", "version", "--short");
    return compose.ok() ? withSocket(engine.firstLine(), compose.firstLine()) : withoutCompose();
  }

  private DockerState withSocket(String engineVersion, String composeVersion) {
    String address = env.getOrDefault("DOCKER_HOST", "");
    if (address.isEmpty()) {
      address =
          docker.ask("context", "inspect", "--format", "{{.Endpoints.docker.Host}}").firstLine();
    }
    if (!address.startsWith(UNIX)) {
      return new DockerState.Unusable(
          "The docker engine answers at " + address + ", not on this machine",
          "unset DOCKER_HOST (or docker context use default), or set ENGINE=process");
    }
    Path socket = Path.of(address.substring(UNIX.length()));
    return Files.exists(socket)
        ? new DockerState.Usable(engineVersion, composeVersion, socket)
        : new DockerState.Unusable("There is no docker socket at " + socket, INSTALL);
  }

  private DockerState withoutCompose() {
    CommandResult old =
        commands.run(HostCommand.of("docker-compose", "version", "--short"), Docker.SHORT);
    String what =
        old.ok()
            ? "Only Compose v1 is installed (docker-compose " + old.firstLine() + ")"
            : "Docker Compose is not installed";
    return new DockerState.Unusable(
        what,
        "install the Compose v2 plugin (package docker-compose-plugin, docker-compose-v2 or"
            + " docker-compose), or set ENGINE=process");
  }
}
