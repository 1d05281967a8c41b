package dev.spillway.loadbalancer.pool.docker;

import java.util.Map;

/** The labels by which server containers are found. */
final class ContainerLabels {
  static final String CONFIG = "dev.spillway.config";

  private static final String PROJECT = "dev.spillway.project";
  private static final String ROLE = "dev.spillway.role";

  private ContainerLabels() {}

  /** Returns the labels of all servers of a project. */
  static Map<String, String> of(String project) {
    return Map.of(PROJECT, project, ROLE, "server");
  }

  /** Returns the labels of one server. */
  static Map<String, String> of(String project, String config) {
    return Map.of(PROJECT, project, ROLE, "server", CONFIG, config);
  }
}
