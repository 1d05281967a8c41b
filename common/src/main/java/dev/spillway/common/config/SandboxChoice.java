package dev.spillway.common.config;

/** How a server runs a call. */
public enum SandboxChoice {
  /** In a process forked from one that has the function compiled; else as PROCESS. */
  ZYGOTE,
  /** In an interpreter of its own. */
  PROCESS
}
