package dev.spillway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A user finds out which memory size a function needs, and stores it. */
final class CalibrateE2E {
  private final Installation installation = Installation.inAFolderOfItsOwn("process", Map.of());

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void findsASizeStoresItAndLeavesNothingInTheCloud() throws Exception {
    Path settings = installation.root().resolve(".env");
    Files.writeString(settings, "# mine\nLAMBDA_MEMORY_MB=3008 # a lot\nSERVER_CONCURRENCY=2\n");
    assertThat(installation.run("calibrate").output()).contains("./spillway up");
    installation.succeed(
        "add-faas", installation.root().resolve("examples/fibonacci.py").toString());
    installation.succeed("up");
    assertThat(installation.run("calibrate").output()).contains("--params 20,25,30");

    String report =
        installation.succeed(
            "calibrate",
            "--params=18,20",
            "--memory=512,1769",
            "--calls=2",
            "--deadline=20000",
            "--store");

    assertThat(report)
        .contains("In the cloud: at most 10 calls")
        .containsPattern("\\| 18 +\\| here +\\| 2 ")
        .containsPattern("\\| 20 +\\| 512 MB +\\| 2 ")
        .containsPattern("\\| 20 +\\| 1769 MB +\\| 2 ")
        .contains("Results: the same everywhere.")
        .contains("Stored in .env; ./spillway up applies it.");
    assertThat(Files.readString(settings))
        .matches("# mine\nLAMBDA_MEMORY_MB=(512|1769) # a lot\nSERVER_CONCURRENCY=2\n");
    assertThat(functions()).contains("\"Faas_lambda\"").doesNotContain("calibrate");
    // Its own calls are the last ones now.
    assertThat(installation.succeed("calibrate", "--memory=1769", "--calls=1", "--json"))
        .contains("\"parameter\" : \"18\"", "\"setting\" : \"LAMBDA_MEMORY_MB=1769\"");
  }

  /** Returns what the embedded cloud has for functions. */
  private String functions() throws IOException, InterruptedException {
    URI all =
        URI.create(
            "http://127.0.0.1:"
                + installation.setting("LOCAL_CLOUD_PORT")
                + "/2015-03-31/functions");
    HttpRequest request =
        HttpRequest.newBuilder(all)
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Credential=local/20260101/us-east-1/lambda/aws4_request")
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }
}
