package dev.spillway.benchmarks.peer;

import dev.spillway.benchmarks.load.Target;
import dev.spillway.benchmarks.process.Child;
import dev.spillway.benchmarks.process.Wait;
import dev.spillway.benchmarks.process.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * HAProxy with one thread, in HTTP mode with keep-alive on both sides.
 *
 * @param program where it is installed
 */
public record HaProxy(Path program) {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  /** What an answer's head and HAProxy's own reserve take of a buffer besides the body. */
  private static final int BUFFER_RESERVE_BYTES = 16 * 1024;

  /** Starts one that answers each POST with the same body, and everything else with 200. */
  public Target startFixed(Workshop workshop, Path body) throws Exception {
    String rules =
        """
          http-request return status 200 content-type text/xml file %s if METH_POST
          http-request return status 200 content-type text/plain string ready
        """
            .formatted(body);
    return start(workshop, (int) Files.size(body) + BUFFER_RESERVE_BYTES, rules);
  }

  /** Starts one in front of a server. */
  public Target startInFront(Workshop workshop, Target server) throws Exception {
    String rules =
        """
          default_backend servers
        backend servers
          server only 127.0.0.1:%d
        """
            .formatted(server.port());
    return start(workshop, BUFFER_RESERVE_BYTES, rules);
  }

  private Target start(Workshop workshop, int bufferBytes, String rules) throws Exception {
    int port = Wait.freePort();
    Path file = workshop.newFile("-haproxy.cfg");
    Files.writeString(file, common(bufferBytes, port) + rules);
    Child child =
        Child.start(
            workshop.cleanup(),
            List.of(program.toString(), "-db", "-f", file.toString()),
            Map.of(),
            workshop.newFile("-haproxy.log"));
    Wait.untilListening(child, port, START_LIMIT);
    return new Target(port);
  }

  private static String common(int bufferBytes, int port) {
    return """
    global
      nbthread 1
      maxconn 8192
      tune.bufsize %d
    defaults
      mode http
      option http-keep-alive
      timeout connect 5s
      timeout client 60s
      timeout server 60s
    frontend callers
      bind 127.0.0.1:%d
    """
        .formatted(bufferBytes, port);
  }
}
