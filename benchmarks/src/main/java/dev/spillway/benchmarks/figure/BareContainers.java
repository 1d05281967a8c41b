package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.docker.ContainerPlan;
import dev.spillway.benchmarks.docker.DockerHost;
import dev.spillway.benchmarks.process.Cleanup;
import dev.spillway.benchmarks.process.Wait;
import dev.spillway.benchmarks.process.Workshop;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Containers of the product's image with next to nothing in them: what an engine needs for one.
 *
 * @param network the network that they are in
 */
record BareContainers(DockerHost docker, Workshop workshop, String network) {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int PORT = 8000;

  /** Returns the milliseconds until a container that does nothing is started. */
  double createAndStart() throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      long start = System.nanoTime();
      var _ = docker.run(cleanup, plan(List.of("true"), Map.of()));
      return millisSince(start);
    }
  }

  /** Returns the milliseconds until a JVM in a new container accepts connections. */
  double untilJavaListens() throws Exception {
    Map<Path, String> mounts = Map.of(workshop.project().classes(), "/bench/bench.jar");
    try (Cleanup cleanup = new Cleanup()) {
      long start = System.nanoTime();
      String id = docker.run(cleanup, plan(Memory.bareJava(), mounts));
      InetSocketAddress address = new InetSocketAddress(docker.address(id, network), PORT);
      Wait.until("a JVM listens", LIMIT, () -> Wait.isListening(address));
      return millisSince(start);
    }
  }

  /** Returns the milliseconds until a paused container goes on. */
  double resume() throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      String id = docker.run(cleanup, plan(List.of("sleep", "60"), Map.of()));
      docker.pause(id);
      long start = System.nanoTime();
      docker.resume(id);
      return millisSince(start);
    }
  }

  private ContainerPlan plan(List<String> command, Map<Path, String> mounts) {
    return new ContainerPlan(
        DockerImages.SERVER, command, network, DockerImages.MEMORY_BYTES, mounts);
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
