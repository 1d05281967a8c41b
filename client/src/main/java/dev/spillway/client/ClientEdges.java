package dev.spillway.client;

import dev.spillway.client.program.Programs;
import dev.spillway.client.program.SystemPrograms;
import dev.spillway.client.terminal.Streams;
import dev.spillway.common.config.DotEnv;
import dev.spillway.common.config.ProjectRoot;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;

/**
 * What the client touches of the world.
 *
 * @param root the project's folder
 * @param java the program that runs jars
 * @param environment the variables that are exported
 * @param streams what the user sees and types
 * @param programs other programs
 * @param clock the time of day
 */
record ClientEdges(
    Path root,
    Path java,
    Map<String, String> environment,
    Streams streams,
    Programs programs,
    InstantSource clock) {

  /** Returns the real world. */
  static ClientEdges system(Map<String, String> environment) {
    Streams streams = Streams.system();
    return new ClientEdges(
        ProjectRoot.find(ClientEdges.class),
        Path.of(System.getProperty("java.home"), "bin", "java"),
        environment,
        streams,
        new SystemPrograms(streams.err()),
        Clock.systemUTC());
  }

  /**
   * Returns the configuration.
   *
   * @throws dev.spillway.common.config.InvalidConfigException if it cannot be used
   */
  ClientConfig config() {
    return ClientConfig.from(DotEnv.read(root, environment));
  }
}
