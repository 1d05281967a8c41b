package dev.spillway.benchmarks.figure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spillway.benchmarks.docker.DockerHost;
import dev.spillway.benchmarks.process.BenchException;
import dev.spillway.benchmarks.process.Wait;
import dev.spillway.benchmarks.product.Installation;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Makes the product add one server, and waits until it has taken it away again.
 *
 * @param docker where the servers are
 * @param product one server, and a decision every second
 */
record ScaleOutTrial(DockerHost docker, Installation product) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** More calls than servers is what the load balancer decides on; more than two it refuses. */
  private static final int CALLERS = 2;

  /** Returns the milliseconds from the decision to the first answer of the new server. */
  double millis() throws Exception {
    awaitOneServer();
    Instant first;
    try (HostCallers callers = new HostCallers(product.target(), CALLERS)) {
      first = callers.firstAnswerOfSecondHost(LIMIT);
    }
    Instant decided = decision();
    awaitOneServer();
    return Duration.between(decided, first).toNanos() / 1e6;
  }

  private void awaitOneServer() throws Exception {
    Wait.until("one server is left", LIMIT, () -> count(product.status().path("servers")) == 1);
  }

  /** Spares are listed with the servers, and are none yet. */
  private static int count(JsonNode servers) {
    int count = 0;
    for (JsonNode server : servers) {
      count += server.path("state").asText().equals("spare") ? 0 : 1;
    }
    return count;
  }

  private Instant decision() throws Exception {
    String log = docker.log(loadBalancer());
    return DecisionLog.last(log)
        .map(OffsetDateTime::toInstant)
        .orElseThrow(() -> new BenchException("No decision is in the log: " + log));
  }

  private String loadBalancer() throws Exception {
    List<String> labels =
        List.of(
            "dev.spillway.project=" + product.settings().get("PROJECT"),
            "dev.spillway.role=load-balancer");
    return docker.running(labels).stream()
        .findFirst()
        .orElseThrow(() -> new BenchException("No load balancer container runs"));
  }
}
