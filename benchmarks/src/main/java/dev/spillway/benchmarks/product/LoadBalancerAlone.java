package dev.spillway.benchmarks.product;

import dev.spillway.benchmarks.backend.SignpostJar;
import dev.spillway.benchmarks.load.Target;
import dev.spillway.benchmarks.process.Child;
import dev.spillway.benchmarks.process.Project;
import dev.spillway.benchmarks.process.Wait;
import dev.spillway.benchmarks.process.Workshop;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The product's load balancer in front of somebody else's server: it starts a program that only
 * says where that one listens.
 */
public final class LoadBalancerAlone {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /** More calls than any figure has open. */
  private static final int CONCURRENCY = 1000;

  private LoadBalancerAlone() {}

  /**
   * Starts a load balancer.
   *
   * @param function any function: it is stored and never run
   * @return where it serves
   */
  public static Target start(Workshop workshop, Target server, Path function) throws Exception {
    return start(workshop, server, function, Map.of());
  }

  /** Starts a load balancer with other settings. */
  public static Target start(
      Workshop workshop, Target server, Path function, Map<String, Object> others)
      throws Exception {
    Path state = Files.createDirectories(workshop.newFile("-state"));
    ProductSettings settings =
        ProductSettings.of("process", state)
            .with("NUMBER_OF_SERVERS", 1)
            .with("SERVER_CONCURRENCY", CONCURRENCY);
    others.forEach(settings::with);
    Installation installation = Installation.withFunction(workshop, settings, function);
    Path jar =
        SignpostJar.write(
            workshop.newFile("-signpost.jar"), workshop.project().classes(), server.port());
    Child process =
        Child.start(
            workshop.cleanup(),
            List.of(Project.java(), "-jar", workshop.project().jar("load-balancer").toString()),
            environment(settings, state, jar),
            workshop.newFile("-load-balancer.log"));
    Wait.until(
        "the load balancer is ready", START_LIMIT, () -> isReady(process, installation.target()));
    return installation.target();
  }

  private static Map<String, String> environment(ProductSettings settings, Path state, Path jar) {
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.put("LAUNCHER", "process");
    environment.put("REDIS_URL", "redis://127.0.0.1:" + settings.get("REDIS_PORT"));
    environment.put("FUNCTION_DIR", state.resolve("faas").toString());
    environment.put("SERVER_JAR", jar.toString());
    return environment;
  }

  private static boolean isReady(Child process, Target target) throws Exception {
    process.requireAlive();
    if (!Wait.isListening(target.address())) {
      return false;
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + target.port() + "/readyz");
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode()
          == 200;
    }
  }
}
