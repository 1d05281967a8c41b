package dev.spillway.localcloud;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** What invocations may take: time, processes, places, megabytes. */
final class InvocationLimitsIT {
  private static CloudFixture cloud;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    cloud = CloudFixture.start(Map.of("LOCAL_CLOUD_CONCURRENCY", "3"), config -> config);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void killsTheHandlerAndItsChildrenAfterTheTimeout() throws Exception {
    Path pids = folder.resolve("pids");
    cloud.createFunction(
        "endless",
        """
        import os, subprocess, time
        def handler(event, context):
            child = subprocess.Popen(["sleep", "60"])
            away = subprocess.Popen(["sleep", "60"], start_new_session=True)
            with open(event["file"], "w") as file:
                print(os.getpid(), child.pid, away.pid, file=file)
            time.sleep(60)
        """,
        2);

    InvokeResponse response = invoke("endless", "{\"file\": \"" + pids + "\"}");

    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String())
        .contains("\"errorType\":\"Sandbox.Timedout\"")
        .contains("Error: Task timed out after 2.00 seconds");
    List<Long> all =
        List.of(Files.readString(pids).strip().split(" ")).stream().map(Long::valueOf).toList();
    assertThat(all).hasSize(3);
    await().atMost(5, SECONDS).until(() -> all.stream().allMatch(Processes::isGone));
  }

  @Test
  void refusesWhatIsOverTheConcurrencyLimit() {
    cloud.createFunction(
        "busy",
        """
        import os, tempfile, time
        def handler(event, context):
            tempfile.mkstemp(dir=event["dir"])
            time.sleep(event["s"])
        """,
        20);
    String event = "{\"dir\": \"" + folder + "\", \"s\": ";
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 3).forEach(i -> callers.execute(() -> invoke("busy", event + "3}")));
      await().atMost(20, SECONDS).until(() -> filesIn(folder) == 3);

      TooManyRequestsException refusal =
          catchThrowableOfType(TooManyRequestsException.class, () -> invoke("busy", event + "0}"));

      assertThat(refusal.reasonAsString()).isEqualTo("ConcurrentInvocationLimitExceeded");
      assertThat(refusal.retryAfterSeconds()).isEqualTo("1");
    }
    assertThat(invoke("busy", event + "0}").functionError()).isNull();
  }

  @Test
  void refusesAFunctionWithoutConcurrency() {
    cloud.createFunction("off", "def handler(event, context): pass", 20);
    cloud
        .lambda()
        .putFunctionConcurrency(r -> r.functionName("off").reservedConcurrentExecutions(0));

    TooManyRequestsException refusal =
        catchThrowableOfType(TooManyRequestsException.class, () -> invoke("off", "{}"));

    assertThat(refusal.reasonAsString())
        .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
  }

  @Test
  void limitsEventsAndResultsToSixMegabytes() {
    cloud.createFunction("large", "def handler(event, context): return 'x' * event['n']", 20);
    String tooLarge = "\"" + "x".repeat(6 * 1024 * 1024) + "\"";

    assertThat(
            catchThrowableOfType(RequestTooLargeException.class, () -> invoke("large", tooLarge)))
        .hasMessageContaining("Request must be smaller than 6291456 bytes");
    assertThat(payload("large", "{\"n\": 6291000}")).hasSize(6_291_002);
    assertThat(payload("large", "{\"n\": 6300000}"))
        .contains("Function.ResponseSizeTooLarge")
        .contains("Response payload size exceeded maximum allowed payload size");
  }

  private static InvokeResponse invoke(String name, String event) {
    return cloud.lambda().invoke(r -> r.functionName(name).payload(SdkBytes.fromUtf8String(event)));
  }

  private static String payload(String name, String event) {
    return invoke(name, event).payload().asUtf8String();
  }

  private static long filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
