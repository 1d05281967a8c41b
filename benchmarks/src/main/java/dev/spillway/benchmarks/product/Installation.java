package dev.spillway.benchmarks.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.benchmarks.load.Target;
import dev.spillway.benchmarks.process.BenchException;
import dev.spillway.benchmarks.process.Command;
import dev.spillway.benchmarks.process.Workshop;
import dev.spillway.common.process.ProcessRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One installation of the product, brought up and taken down by its own programs. */
public final class Installation {
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(5);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Workshop workshop;
  private final ProductSettings settings;
  private final HttpClient http = HttpClient.newHttpClient();

  private Installation(Workshop workshop, ProductSettings settings) {
    this.workshop = workshop;
    this.settings = settings;
  }

  /**
   * Stores a function in a Redis of its own, which is all that runs then.
   *
   * @param options of the command that stores it
   */
  public static Installation withFunction(
      Workshop workshop, ProductSettings settings, Path function, String... options)
      throws IOException, InterruptedException {
    Installation installation = new Installation(workshop, settings);
    workshop.cleanup().add(installation::down);
    installation.run("docker-setup", "redis");
    List<String> arguments = new ArrayList<>(List.of("add-faas", function.toString()));
    arguments.addAll(List.of(options));
    installation.run("client", arguments.toArray(String[]::new));
    return installation;
  }

  /**
   * Stores a function and brings everything up that serves it.
   *
   * @param options of the command that stores it
   */
  public static Installation up(
      Workshop workshop, ProductSettings settings, Path function, String... options)
      throws IOException, InterruptedException {
    Installation installation = withFunction(workshop, settings, function, options);
    installation.run("docker-setup", "up");
    return installation;
  }

  /** Returns where callers reach the load balancer. */
  public Target target() {
    return new Target(Integer.parseInt(settings.get("LOAD_BALANCER_PORT")));
  }

  /** Returns what it is set to. */
  public ProductSettings settings() {
    return settings;
  }

  /** Returns the process of the load balancer, where it is one. */
  public ProcessHandle loadBalancer() {
    Path record = Path.of(settings.get("STATE_DIR")).resolve("load-balancer.process");
    return ProcessRecord.load(record)
        .flatMap(ProcessRecord::find)
        .orElseThrow(() -> new BenchException("The load balancer has ended"));
  }

  /** Returns what the load balancer says of itself. */
  public JsonNode status() throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + target().port() + "/status");
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(ANSWER_LIMIT).build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  private void down() throws IOException, InterruptedException {
    run("docker-setup", "down", "--volumes");
    http.close();
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> words = workshop.project().command(program, List.of(arguments));
    new Command(words, settings.environment(), workshop.folder()).run(COMMAND_LIMIT);
  }
}
