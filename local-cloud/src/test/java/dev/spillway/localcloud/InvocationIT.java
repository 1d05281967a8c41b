package dev.spillway.localcloud;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
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
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Invocations in real processes. */
final class InvocationIT {
  private static CloudFixture cloud;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    cloud =
        CloudFixture.start(
            Map.of("LOCAL_CLOUD_CONCURRENCY", "3"),
            config -> config.withIdleLimit(Duration.ofSeconds(2)));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void givesTheHandlerItsEventItsContextAndItsEnvironment() {
    cloud
        .lambda()
        .createFunction(
            CloudFixture.newFunction(
                    "inspect",
                    """
                    import os
                    def handler(event, context):
                        return {"event": event, "name": context.function_name,
                                "left": context.get_remaining_time_in_millis(),
                                "arn": context.invoked_function_arn,
                                "id": context.aws_request_id,
                                "cwd": os.getcwd() == os.environ["LAMBDA_TASK_ROOT"],
                                "env": dict(os.environ)}
                    """)
                .timeout(20)
                .environment(e -> e.variables(Map.of("MINE", "yes")))
                .build());

    InvokeResponse response = invoke("inspect", "{\"a\": \"\u00fc\"}");

    assertThat(response.functionError()).isNull();
    assertThat(response.payload().asUtf8String())
        .contains("\"event\": {\"a\": \"\u00fc\"}")
        .contains("\"name\": \"inspect\"")
        .contains("\"left\": 19")
        .contains("\"arn\": \"arn:aws:lambda:eu-central-1:000000000000:function:inspect\"")
        .contains("\"cwd\": true")
        .contains("\"MINE\": \"yes\"")
        .contains("\"AWS_REGION\": \"eu-central-1\"")
        .contains("\"AWS_LAMBDA_FUNCTION_MEMORY_SIZE\": \"128\"")
        .contains("\"AWS_LAMBDA_LOG_GROUP_NAME\": \"/aws/lambda/inspect\"")
        .contains("\"_HANDLER\": \"function.handler\"")
        .doesNotContain("JAVA_HOME");
  }

  @Test
  void usesAWarmEnvironmentAgainAndEndsItWhenItIsIdle() {
    cloud.createFunction(
        "warm",
        """
        import os
        calls = 0
        def handler(event, context):
            global calls
            calls += 1
            return [os.getpid(), calls]
        """,
        20);

    String first = payload("warm", "{}");
    String second = payload("warm", "{}");

    assertThat(second).isEqualTo(first.replace(", 1]", ", 2]"));
    await().atMost(20, SECONDS).until(() -> cloud.cloud().environments() == 0);
    await().atMost(5, SECONDS).until(() -> isGone(pid(first)));
  }

  @Test
  void answersTheEndOfTheLogWhereItIsAskedTo() {
    cloud.createFunction("talk", "def handler(event, context): print('hello there')", 20);

    InvokeResponse response =
        cloud.lambda().invoke(r -> r.functionName("talk").logType(LogType.TAIL));

    String log = new String(Base64.getDecoder().decode(response.logResult()));
    assertThat(log)
        .containsSubsequence(
            "START RequestId: ",
            "Version: $LATEST\n",
            "hello there\n",
            "END RequestId: ",
            "REPORT RequestId: ",
            "Billed Duration: ",
            "Memory Size: 128 MB");
    assertThat(response.executedVersion()).isEqualTo("$LATEST");
  }

  @Test
  void describesARaiseAsTheResult() {
    cloud.createFunction(
        "raise", "def handler(event, context): raise ValueError('no such number')", 20);

    InvokeResponse response = invoke("raise", "{}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String())
        .contains("\"errorMessage\": \"no such number\"")
        .contains("\"errorType\": \"ValueError\"")
        .contains("\"requestId\": \"", "\"stackTrace\": [");
  }

  @Test
  void describesAHandlerThatCannotBeLoaded() {
    cloud.createFunction("unloadable", "import nothing_like_this", 20);
    cloud.createFunction("handlerless", "x = 1", 20);
    cloud.createFunction("leaver", "import os\ndef handler(e, c): os._exit(3)", 20);

    assertThat(payload("unloadable", "{}"))
        .contains("Runtime.ImportModuleError", "Unable to import module 'function'");
    assertThat(payload("handlerless", "{}"))
        .contains("Runtime.HandlerNotFound", "Handler 'handler' missing on module 'function'");
    assertThat(payload("leaver", "{}"))
        .contains("Runtime.ExitError", "Runtime exited with error: exit status 3");
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
    await().atMost(5, SECONDS).until(() -> all.stream().allMatch(InvocationIT::isGone));
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

  @Test
  void takesJsonOnly() {
    cloud.createFunction("strict", "def handler(event, context): return event", 20);

    assertThat(
            catchThrowableOfType(
                InvalidRequestContentException.class, () -> invoke("strict", "{no")))
        .hasMessageContaining("Could not parse request body into json");
    assertThat(payload("strict", "[1, null]")).isEqualTo("[1, null]");
  }

  @Test
  void runsEventsWithoutAWait() {
    Path file = folder.resolve("event");
    cloud.createFunction(
        "later", "def handler(event, context): open(event['file'], 'w').close()", 20);

    int status =
        cloud
            .lambda()
            .invoke(
                r ->
                    r.functionName("later")
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String("{\"file\": \"" + file + "\"}")))
            .statusCode();

    assertThat(status).isEqualTo(202);
    await().atMost(10, SECONDS).until(() -> Files.exists(file));
    assertThat(
            cloud
                .lambda()
                .invoke(r -> r.functionName("later").invocationType(InvocationType.DRY_RUN))
                .statusCode())
        .isEqualTo(204);
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

  private static long pid(String payload) {
    return Long.parseLong(payload.replaceAll("\\[(\\d+),.*", "$1"));
  }

  /** A process that ended and waits for its parent to notice is gone. */
  private static boolean isGone(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/stat")).matches("(?s).*\\) [ZX] .*");
    } catch (IOException e) {
      return true;
    }
  }
}
