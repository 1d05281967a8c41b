package dev.spillway.benchmarks.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.benchmarks.process.BenchException;
import dev.spillway.benchmarks.process.Cleanup;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The Docker engine of this machine. Thread-safe. */
public final class DockerHost {
  private static final String DEFAULT_SOCKET = "unix:///var/run/docker.sock";
  private static final String UNIX = "unix://";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DockerSocket socket;

  private DockerHost(DockerSocket socket) {
    this.socket = socket;
  }

  /** Returns the engine, or empty where none answers at a socket of this machine. */
  public static Optional<DockerHost> find(Map<String, String> env) {
    String address = env.getOrDefault("DOCKER_HOST", DEFAULT_SOCKET);
    if (!address.startsWith(UNIX)) {
      return Optional.empty();
    }
    Path path = Path.of(address.substring(UNIX.length()));
    DockerSocket socket = new DockerSocket(path);
    try {
      return Files.exists(path) && socket.getText("/_ping").startsWith("OK")
          ? Optional.of(new DockerHost(socket))
          : Optional.empty();
    } catch (IOException | BenchException e) {
      return Optional.empty();
    }
  }

  /**
   * Creates and starts a container, and has it removed with the others.
   *
   * @return its id
   */
  public String run(Cleanup cleanup, ContainerPlan plan) throws IOException {
    String id = socket.post("/containers/create", body(plan)).path("Id").asText();
    cleanup.add(() -> remove(id));
    socket.post("/containers/" + id + "/start");
    return id;
  }

  /** Stops all that runs in a container until it is resumed. */
  public void pause(String id) throws IOException {
    socket.post("/containers/" + id + "/pause");
  }

  /** Lets a paused container go on. */
  public void resume(String id) throws IOException {
    socket.post("/containers/" + id + "/unpause");
  }

  /** Removes a container, running or not. */
  public void remove(String id) throws IOException {
    socket.delete("/containers/" + id + "?force=true&v=true");
  }

  /** Returns the ids of running containers with a label, e.g. {@code role=server}. */
  public List<String> running(List<String> labels) throws IOException {
    ObjectNode filters = JSON.createObjectNode();
    labels.forEach(filters.withArray("label")::add);
    String query = URLEncoder.encode(filters.toString(), StandardCharsets.UTF_8);
    JsonNode found = socket.get("/containers/json?filters=" + query);
    return StreamSupport.stream(found.spliterator(), false)
        .map(container -> container.path("Id").asText())
        .toList();
  }

  /** Returns the address of a container in its network. */
  public String address(String id, String network) throws IOException {
    return socket
        .get("/containers/" + id + "/json")
        .path("NetworkSettings")
        .path("Networks")
        .path(network)
        .path("IPAddress")
        .asText();
  }

  /** Returns what a container printed. */
  public String log(String id) throws IOException {
    return socket.getText("/containers/" + id + "/logs?stdout=true&stderr=true");
  }

  /** Returns the memory that a container uses, less the files that the kernel could drop. */
  public long memoryBytes(String id) throws IOException {
    JsonNode memory =
        socket.get("/containers/" + id + "/stats?stream=false&one-shot=true").path("memory_stats");
    JsonNode details = memory.path("stats");
    // The second name is of cgroup v2, which has no other.
    long inactive =
        details.path("total_inactive_file").asLong(details.path("inactive_file").asLong());
    return memory.path("usage").asLong() - inactive;
  }

  private static ObjectNode body(ContainerPlan plan) {
    ObjectNode body = JSON.createObjectNode();
    body.put("Image", plan.image());
    plan.command().forEach(body.withArray("Entrypoint")::add);
    body.withObject("/Labels").put("dev.spillway.bench", "true");
    ObjectNode host = body.withObject("/HostConfig");
    host.put("NetworkMode", plan.network());
    host.put("ReadonlyRootfs", true);
    host.put("Memory", plan.memoryBytes());
    host.withArray("CapDrop").add("ALL");
    plan.mounts().forEach((from, to) -> host.withArray("Binds").add(from + ":" + to + ":ro"));
    return body;
  }
}
