package dev.spillway.common.config;

/** How the load balancer starts servers. */
public enum LauncherChoice {
  /** As containers. */
  DOCKER,
  /** As child processes. */
  PROCESS
}
