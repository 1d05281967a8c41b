package dev.spillway.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

final class DockerEngineE2E extends EngineScenarios {
  @Override
  String engine() {
    return "docker";
  }

  @Override
  void requireEngine() {
    DockerCli.require("eclipse-temurin:25-jre", "python:3.13-slim", "redis:8");
  }

  @Override
  void killServer(Installation installation, String id) {
    DockerCli.succeed("kill", "--signal", "KILL", id);
  }

  @Override
  void killLoadBalancer(Installation installation) {
    for (String id : ofCompose(installation, "loadbalancer")) {
      DockerCli.succeed("kill", "--signal", "KILL", id);
    }
  }

  @Override
  List<String> remains(Installation installation) {
    String project = installation.project();
    List<String> remains = new ArrayList<>();
    for (String label : List.of("dev.spillway.project=", "com.docker.compose.project=")) {
      String filter = "label=" + label + project;
      remains.addAll(DockerCli.lines("ps", "-aq", "--filter", filter));
      remains.addAll(DockerCli.lines("network", "ls", "-q", "--filter", filter));
      remains.addAll(DockerCli.lines("volume", "ls", "-q", "--filter", filter));
    }
    Stream.of("ps -a --format {{.Names}}", "volume ls --format {{.Name}}")
        .flatMap(command -> DockerCli.lines(command.split(" ")).stream())
        .filter(name -> name.contains(project))
        .forEach(remains::add);
    return remains;
  }

  private static List<String> ofCompose(Installation installation, String service) {
    return DockerCli.lines(
        "ps",
        "-q",
        "--filter",
        "label=com.docker.compose.project=" + installation.project(),
        "--filter",
        "label=com.docker.compose.service=" + service);
  }
}
