package dev.spillway.benchmarks.figure.live;

import dev.spillway.benchmarks.figure.Bench;
import dev.spillway.benchmarks.process.Wait;
import dev.spillway.benchmarks.product.ProductSettings;
import java.io.IOException;
import java.nio.file.Path;

/** In what the live figures run: some servers, and the embedded cloud with a stated character. */
final class LivePlace {
  /** Calls that its one server runs at a time. */
  static final int SLOTS = 4;

  static final int GATEWAY_MILLIS = 15;
  static final int COLD_START_MILLIS = 150;

  /** The least memory with which a Lambda function has a whole virtual CPU. */
  static final int MEMORY_MB = 1_769;

  /** Said of each figure. */
  static final String STATED =
      "a server that runs %d calls at a time; the embedded cloud on the same machine, with %d ms for the gateway and %d ms before an environment starts; the function waits instead of computing, so that the two do not compete for processors"
          .formatted(SLOTS, GATEWAY_MILLIS, COLD_START_MILLIS);

  private LivePlace() {}

  /** Returns the settings of an installation in which a policy decides. */
  static ProductSettings settings(Bench bench, String policy) throws IOException {
    return ProductSettings.of("process", bench.workshop().newFile("-state"))
        .with("CLOUD", "local")
        .with("LOCAL_CLOUD_PORT", Wait.freePort())
        .with("LOCAL_CLOUD_LATENCY_MILLIS", GATEWAY_MILLIS)
        .with("LOCAL_CLOUD_COLD_START_MILLIS", COLD_START_MILLIS)
        .with("LAMBDA_MEMORY_MB", MEMORY_MB)
        .with("NUMBER_OF_SERVERS", 1)
        .with("SERVER_CONCURRENCY", SLOTS)
        .with("QUEUE_TIMEOUT_MILLIS", 120_000)
        .with("OFFLOAD_POLICY", policy);
  }

  /** Returns a function that lies in this program. */
  static Path function(Bench bench, String name) throws IOException {
    return bench.workshop().unpack("/function/" + name);
  }
}
