package dev.spillway.common.config;

/** Where the system's parts run. */
public enum EngineChoice {
  /** In containers where an engine answers and the base images can be had, else in processes. */
  AUTO,
  /** In containers. */
  DOCKER,
  /** In child processes of this machine. */
  PROCESS
}
