package dev.spillway.setup.docker;

import dev.spillway.setup.host.CommandResult;
import dev.spillway.setup.host.Console;
import dev.spillway.setup.host.HostCommands;
import dev.spillway.setup.host.SetupException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The images that ours are made from, and Redis. */
public final class BaseImages {
  private static final List<String> NAMES =
      List.of("debian:trixie-slim", "eclipse-temurin:25-jdk", "python:3.13-slim", "redis:8");
  private static final Duration PULL_LIMIT = Duration.ofMinutes(10);

  private final Docker docker;
  private final HostCommands commands;
  private final Console console;

  /** Creates the images of the engine that commands reach. */
  public BaseImages(HostCommands commands, Console console) {
    this.docker = new Docker(commands);
    this.commands = commands;
    this.console = console;
  }

  /** Returns the images that are not here. */
  public List<String> missing() {
    return NAMES.stream()
        .filter(name -> !docker.ask("image", "inspect", "--format", "{{.Id}}", name).ok())
        .toList();
  }

  /** Pulls what is missing, and returns what still is; after a failure nothing more is tried. */
  public List<String> pullMissing() {
    List<String> missing = new ArrayList<>(missing());
    while (!missing.isEmpty() && pulls(missing.get(0))) {
      missing.remove(0);
    }
    return List.copyOf(missing);
  }

  private boolean pulls(String name) {
    try {
      console.step("pull " + name, () -> pull(name));
      return true;
    } catch (SetupException e) {
      console.line("          " + e.what());
      return false;
    }
  }

  private void pull(String name) {
    CommandResult result = commands.run(Docker.command("pull", "--quiet", name), PULL_LIMIT);
    if (!result.ok()) {
      throw new SetupException(result.complaint(), "connect to a registry");
    }
  }
}
