package dev.spillway.common.config;

import java.util.Locale;

/** A program of Spillway, as a reader of settings. */
public enum Program {
  DOCKER_SETUP,
  CLIENT,
  LOAD_BALANCER,
  SERVER,
  LOCAL_CLOUD,
  SIMULATOR;

  /** Returns the name as users know it, e.g. {@code load-balancer}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
