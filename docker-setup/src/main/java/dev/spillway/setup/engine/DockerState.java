package dev.spillway.setup.engine;

import java.nio.file.Path;

/** Whether containers can be had on this machine. */
public sealed interface DockerState {

  /**
   * They can.
   *
   * @param engineVersion the engine's version
   * @param composeVersion the version of Compose
   * @param socket where the engine answers
   */
  record Usable(String engineVersion, String composeVersion, Path socket) implements DockerState {}

  /**
   * They cannot.
   *
   * @param reason what is missing
   * @param remedy what to do about it
   */
  record Unusable(String reason, String remedy) implements DockerState {}
}
