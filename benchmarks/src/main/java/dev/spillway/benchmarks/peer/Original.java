package dev.spillway.benchmarks.peer;

import dev.spillway.benchmarks.load.Target;
import dev.spillway.benchmarks.process.Child;
import dev.spillway.benchmarks.process.Wait;
import dev.spillway.benchmarks.process.Workshop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The stand-in for the original: a threaded XML-RPC load balancer in Python, in front of XML-RPC
 * servers in Python, each of which starts an interpreter for a call and serves one at a time.
 */
public final class Original {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  private Original() {}

  /**
   * Starts servers and a load balancer in front of them.
   *
   * @return where the load balancer serves
   */
  public static Target start(Workshop workshop, Path python, Path function, int servers)
      throws Exception {
    Path server = workshop.unpack("/original/server.py");
    List<String> ports = new ArrayList<>();
    for (int i = 0; i < servers; i++) {
      Target target = startScript(workshop, python, server, List.of(function.toString()));
      ports.add(String.valueOf(target.port()));
    }
    return startScript(workshop, python, workshop.unpack("/original/load_balancer.py"), ports);
  }

  private static Target startScript(
      Workshop workshop, Path python, Path script, List<String> arguments) throws Exception {
    int port = Wait.freePort();
    List<String> command =
        new ArrayList<>(List.of(python.toString(), script.toString(), "127.0.0.1"));
    command.add(String.valueOf(port));
    command.addAll(arguments);
    Child child =
        Child.start(workshop.cleanup(), command, Map.of(), workshop.newFile("-original.log"));
    Wait.untilListening(child, port, START_LIMIT);
    return new Target(port);
  }
}
