package dev.spillway.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

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
        .containsPattern("\"left\": (1[0-9]{4}|20000),") // of 20 s, less the way there
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
    await().atMost(5, SECONDS).until(() -> Processes.isGone(pid(first)));
  }

  @Test
  void answersTheEndOfTheLogWhereItIsAskedTo() {
    cloud.createFunction("talk", "def handler(event, context): print('hello there')", 20);

    InvokeResponse response =
        cloud.lambda().invoke(r -> r.functionName("talk").logType(LogType.TAIL));

    String log = new String(Base64.getDecoder().decode(response.logResult()), UTF_8);
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

  private static long pid(String payload) {
    return Long.parseLong(payload.replaceAll("\\[(\\d+),.*", "$1"));
  }
}
