package dev.spillway.benchmarks.figure.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.benchmarks.figure.Bench;
import dev.spillway.benchmarks.load.FunctionCalls;
import dev.spillway.benchmarks.process.Command;
import dev.spillway.benchmarks.process.Wait;
import dev.spillway.benchmarks.process.Workshop;
import dev.spillway.benchmarks.product.Installation;
import dev.spillway.benchmarks.product.ProductSettings;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.RedisCallRecords;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The product, brought up with a policy, and what it remembers of calls. Not thread-safe. */
final class LiveSystem {
  private static final Duration RECORDS_LIMIT = Duration.ofSeconds(20);
  private static final Duration CHECK_LIMIT = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final Workshop workshop;
  private final Installation product;
  private int made;

  /** Makes calls. */
  @FunctionalInterface
  interface Load {
    /** Makes them and waits for the answers. */
    void on(FunctionCalls calls) throws InterruptedException;
  }

  private LiveSystem(String name, Workshop workshop, Installation product) {
    this.name = name;
    this.workshop = workshop;
    this.product = product;
  }

  /** Brings one up for each of some settings, by name; they go with the figure. */
  static Map<String, LiveSystem> up(
      Bench bench, Map<String, ProductSettings> settings, Path function)
      throws InterruptedException, ExecutionException {
    bench.say("bringing up " + String.join(", ", settings.keySet()));
    Map<String, Future<LiveSystem>> starting = new LinkedHashMap<>();
    Map<String, LiveSystem> systems = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      settings.forEach(
          (name, its) ->
              starting.put(name, threads.submit(() -> up(bench.workshop(), name, its, function))));
      for (Map.Entry<String, Future<LiveSystem>> one : starting.entrySet()) {
        systems.put(one.getKey(), one.getValue().get());
      }
    }
    return systems;
  }

  /** The function may run twice. */
  private static LiveSystem up(
      Workshop workshop, String name, ProductSettings settings, Path function)
      throws IOException, InterruptedException {
    return new LiveSystem(
        name, workshop, Installation.up(workshop, settings, function, "--idempotent"));
  }

  String name() {
    return name;
  }

  /** Returns the records of all calls so far, the oldest first, with what they cost by now. */
  List<CallRecord> records() throws Exception {
    // They come a moment after the answers; costs of second calls, when they are known.
    URI redis = URI.create("redis://127.0.0.1:" + product.settings().get("REDIS_PORT"));
    try (RedisCallRecords records = new RedisCallRecords(redis)) {
      Wait.until(
          made + " calls are recorded", RECORDS_LIMIT, () -> records.latest(made).size() == made);
      return records.latest(made).stream()
          .sorted(Comparator.comparing(CallRecord::arrived))
          .toList();
    }
  }

  /** Makes a number of calls and returns their records, the oldest first. */
  List<CallRecord> measure(int calls, Load load) throws Exception {
    try (FunctionCalls callers = new FunctionCalls(product.target())) {
      load.on(callers);
    }
    int before = made;
    made += calls;
    return records().subList(before, made);
  }

  /** Returns what the simulator makes of all calls so far, beside what they took. */
  JsonNode check(List<String> options) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("record", workshop.newFile("-trace.csv").toString(), "--check", "--json"));
    arguments.addAll(List.of("--memory", String.valueOf(LivePlace.MEMORY_MB)));
    arguments.addAll(options);
    String said =
        new Command(
                workshop.project().command("simulator", arguments),
                product.settings().environment(),
                workshop.folder())
            .run(CHECK_LIMIT);
    return JSON.readTree(said.substring(said.indexOf('{'))).required("check");
  }

  /** Returns what the load balancer says of itself. */
  JsonNode status() throws IOException, InterruptedException {
    return product.status();
  }
}
