package dev.spillway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

final class DockerEngineE2E extends EngineScenarios {
  @Override
  String engine() {
    return "docker";
  }

  @Override
  void requireEngine() {
    DockerCli.require(
        "debian:trixie-slim", "eclipse-temurin:25-jdk", "python:3.13-slim", "redis:8");
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

  @Test
  @Order(6)
  void confinesTheFunction() throws IOException {
    installation().with("CLOUD", "none"); // which need not suffer the same
    // To fill half a gigabyte takes two seconds where pages are dear: memory, not time, is to end
    // it.
    installation().with("LOCAL_TIMEOUT", "10");
    serve(
        """
        import os, sys
        def writes(path):
            try:
                open(path, "w").close()
                return True
            except OSError:
                return False
        if sys.argv[1] == "rights":
            lines = open("/proc/self/status").read().splitlines()
            status = dict(line.split(":", 1) for line in lines)
            print(os.getuid(), status["CapEff"].strip(), status["NoNewPrivs"].strip(),
                  writes("/x"), writes("/faas/function.py"), writes("/tmp/x"),
                  os.path.exists("/var/run/docker.sock"))
        if sys.argv[1] == "memory":
            hog = [bytearray(1 << 24) for _ in range(1 << 12)]
        while sys.argv[1] == "processes":
            try:
                os.fork()
            except OSError:
                pass
        """);

    assertThat(call("rights"))
        .isEqualTo("Number rights, result: 10001 0000000000000000 1 False False True False\n");
    // Each is ended with all its offspring, and the servers go on.
    assertFault(reply("memory"), FaultCode.FUNCTION_FAILED, "exit code 137");
    assertFault(reply("processes"), FaultCode.TIMED_OUT, "LOCAL_TIMEOUT");
    assertThat(call("1")).isEqualTo(call("1")).isEqualTo("Number 1, result: ");

    installation().with("CLOUD", "local").with("LOCAL_TIMEOUT", "2").succeed("up");
  }

  private static void assertFault(InvocationReply reply, FaultCode code, String words) {
    assertThat(reply.answer())
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(code.number());
              assertThat(fault.message()).contains(words);
            });
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
