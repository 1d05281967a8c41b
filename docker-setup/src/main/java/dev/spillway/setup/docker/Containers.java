package dev.spillway.setup.docker;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The system's containers, found by their labels, whoever started them. */
final class Containers {
  private static final String PROJECT_LABEL = "dev.spillway.project";
  private static final String ROLE_LABEL = "dev.spillway.role";
  private static final Pattern PUBLISHED = Pattern.compile(":(\\d+)->");
  private static final String STOP_SECONDS = "30";

  private final Docker docker;
  private final String project;

  Containers(Docker docker, String project) {
    this.docker = docker;
    this.project = project;
  }

  boolean anyExists() {
    return !docker.list("ps", "--all", "--quiet", "--filter", ofProject()).isEmpty()
        || !networks().isEmpty();
  }

  List<String> ids(String role) {
    return docker.list("ps", "--all", "--quiet", "--filter", ofProject(), "--filter", ofRole(role));
  }

  List<String> runningIds(String role) {
    return docker.list("ps", "--quiet", "--filter", ofProject(), "--filter", ofRole(role));
  }

  /** Returns the names of all containers, in the order in which they are to be read. */
  List<String> names() {
    return docker.list("ps", "--all", "--filter", ofProject(), "--format", "{{.Names}}").stream()
        .sorted()
        .toList();
  }

  /** Returns the ports of this machine that the containers hold. */
  Set<Integer> publishedPorts() {
    return docker.list("ps", "--filter", ofProject(), "--format", "{{.Ports}}").stream()
        .flatMap(line -> PUBLISHED.matcher(line).results())
        .map((MatchResult match) -> Integer.valueOf(match.group(1)))
        .collect(Collectors.toSet());
  }

  /** Returns whether a name is taken by a container that is not of this project. */
  boolean isTakenByOthers(String name) {
    return docker
        .list(
            "ps",
            "--all",
            "--filter",
            "name=^/" + name + "$",
            "--format",
            "{{.ID}} {{.Label \"" + PROJECT_LABEL + "\"}}")
        .stream()
        .anyMatch(line -> !line.endsWith(" " + project));
  }

  void remove(String role) {
    List<String> ids = ids(role);
    if (!ids.isEmpty()) {
      docker.act(Docker.command("stop", "-t", STOP_SECONDS).plus(ids));
      docker.act(Docker.command("rm", "--force", "--volumes").plus(ids));
    }
  }

  void removeNetwork() {
    List<String> ids = networks();
    if (!ids.isEmpty()) {
      docker.act(Docker.command("network", "rm").plus(ids));
    }
  }

  void removeVolumes() {
    List<String> names = docker.list("volume", "ls", "--quiet", "--filter", ofProject());
    if (!names.isEmpty()) {
      docker.act(Docker.command("volume", "rm").plus(names));
    }
  }

  private List<String> networks() {
    return docker.list("network", "ls", "--quiet", "--filter", ofProject());
  }

  private String ofProject() {
    return "label=" + PROJECT_LABEL + "=" + project;
  }

  private static String ofRole(String role) {
    return "label=" + ROLE_LABEL + "=" + role;
  }
}
