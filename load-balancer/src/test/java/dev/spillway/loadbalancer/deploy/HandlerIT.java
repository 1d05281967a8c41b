package dev.spillway.loadbalancer.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HandlerIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ECHO = "import sys\nprint('got ' + sys.argv[1])\n";

  @TempDir Path folder;

  private String log = "";

  @BeforeEach
  void unpack() throws IOException {
    copy("/lambda/handler.py");
    copy("/python/forked_function.py");
    copy("/lambda/call_handler.py");
  }

  @Test
  void runsTheFunctionForTheBodyOfAProxyEvent() throws Exception {
    JsonNode answer = call(ECHO, proxy("{\"parameter\": \"10\"}", false));
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText()).isEqualTo("got 10\n");
    assertThat(answer.path("headers").path("Content-Type").asText()).startsWith("text/plain");
    // Anything else makes the gateway answer 502.
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("statusCode", "headers", "body");
  }

  @Test
  void saysWhatLambdaBills() throws Exception {
    JsonNode answer = call("import time\ntime.sleep(0.05)\n", Map.of("parameter", "1"));
    String usage = answer.path("headers").path("Spillway-Usage").asText();
    assertThat(usage).matches("ms=\\d+, mb=512, init=\\d+");
    // The process is some time older than its first call.
    assertThat(Long.parseLong(usage.replaceAll("ms=(\\d+),.*", "$1"))).isGreaterThan(50);
    assertThat(call(ECHO, Map.of("probe", true)).path("headers").has("Spillway-Usage")).isTrue();
    assertThat(call(ECHO, JSON.readTree("[]"), 10).path("headers").has("Spillway-Usage")).isTrue();
  }

  @Test
  void runsTheFunctionWithoutANewInterpreter() throws Exception {
    String parent = "import os\nprint(open(f'/proc/{os.getpid()}/cmdline').read())\n";
    assertThat(call(parent, Map.of("parameter", "1")).path("body").asText())
        .contains("call_handler.py");
    assertThat(log).doesNotContain("Each call starts an interpreter");
  }

  @Test
  void startsAnInterpreterWhereItCannotFork() throws Exception {
    Files.delete(folder.resolve("forked_function.py"));
    assertThat(call(ECHO, Map.of("parameter", "10")).path("body").asText()).isEqualTo("got 10\n");
    assertThat(log).contains("Each call starts an interpreter");
  }

  @Test
  void showsATracebackWithoutItsOwnFrames() throws Exception {
    JsonNode answer = call("def f():\n    1 / 0\nf()\n", Map.of("parameter", "1"));
    String function = folder.resolve("function.py").toString();
    assertThat(JSON.readTree(answer.path("body").asText()).path("stderr").asText())
        .startsWith("Traceback (most recent call last):\n  File \"" + function + "\", line 3")
        .endsWith("ZeroDivisionError: division by zero\n")
        .doesNotContain("handler.py");
  }

  @Test
  void runsTheFunctionForAPlainEvent() throws Exception {
    JsonNode answer = call(ECHO, Map.of("parameter", "10"));
    assertThat(answer.path("body").asText()).isEqualTo("got 10\n");
  }

  @Test
  void decodesABodyInBase64() throws Exception {
    String body =
        Base64.getEncoder()
            .encodeToString("{\"parameter\": \"ü\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(call(ECHO, proxy(body, true)).path("body").asText()).isEqualTo("got ü\n");
  }

  @Test
  void takesNumbersToo() throws Exception {
    assertThat(call(ECHO, Map.of("parameter", 7)).path("body").asText()).isEqualTo("got 7\n");
  }

  @Test
  void answersAProbeWithoutTheFunction() throws Exception {
    String deadly = "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\n";
    assertThat(call(deadly, Map.of("probe", true)).path("body").asText()).isEqualTo("ready");
    assertThat(call(deadly, proxy("{\"probe\": true}", false)).path("statusCode").asInt())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"parameter\": null}",
        "{\"parameter\": true}",
        "{\"parameter\": {}}",
        "{\"parameter\": \"a\\u0000b\"}",
        "{\"requestContext\": {}, \"body\": null}",
        "{\"requestContext\": {}, \"body\": \"no json\"}",
        "{\"requestContext\": {}, \"body\": \"[]\"}",
        "{\"requestContext\": {}, \"body\": \"?\", \"isBase64Encoded\": true}"
      })
  void refusesWhatIsNoCall(String event) throws Exception {
    assertThat(call(ECHO, JSON.readTree(event), 10).path("statusCode").asInt()).isEqualTo(400);
  }

  @Test
  void refusesAParameterThatIsTooLongForAnArgument() throws Exception {
    JsonNode answer = call(ECHO, Map.of("parameter", "x".repeat(200_000)));
    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
  }

  @Test
  void answersAFailureWithItsExitCodeAndStderr() throws Exception {
    JsonNode answer = call("import sys\nsys.exit('broken')\n", Map.of("parameter", "1"));
    assertThat(answer.path("statusCode").asInt()).isEqualTo(422);
    JsonNode failure = JSON.readTree(answer.path("body").asText());
    assertThat(failure.path("exitCode").asInt()).isEqualTo(1);
    assertThat(failure.path("stderr").asText()).isEqualTo("broken\n");
  }

  @Test
  void countsASignalAsAShellDoes() throws Exception {
    JsonNode answer = call("import os\nos.kill(os.getpid(), 15)\n", Map.of("parameter", "1"));
    assertThat(JSON.readTree(answer.path("body").asText()).path("exitCode").asInt()).isEqualTo(143);
  }

  @Test
  void refusesAnOutputThatIsOnlyTooLargeOnceItIsJson() throws Exception {
    String quotes = "print('\"' * (4 * 1024 * 1024))\n";
    assertThat(call(quotes, Map.of("parameter", "1")).path("statusCode").asInt()).isEqualTo(413);
    String letters = "print('x' * (4 * 1024 * 1024))\n";
    assertThat(call(letters, Map.of("parameter", "1")).path("statusCode").asInt()).isEqualTo(200);
  }

  @Test
  void endsAFunctionThatPrintsForEver() throws Exception {
    JsonNode answer = call("while True: print('x' * 100000)\n", Map.of("parameter", "1"));
    assertThat(answer.path("statusCode").asInt()).isEqualTo(413);
  }

  @Test
  void keepsTheEndOfALongStderr() throws Exception {
    String source = "import sys\nprint('x' * 1000000, file=sys.stderr)\nsys.exit('the error')\n";
    JsonNode failure = JSON.readTree(call(source, Map.of("parameter", "1")).path("body").asText());
    assertThat(failure.path("stderr").asText()).endsWith("the error\n").hasSizeLessThan(70_000);
  }

  @Test
  void endsAFunctionAndItsChildrenBeforeLambdaDoes() throws Exception {
    Path alive = folder.resolve("alive");
    String source =
        """
        import subprocess, sys, time
        subprocess.Popen(
            [sys.executable, "-c",
             "import time; time.sleep(2.5); open('%s', 'w')"])
        time.sleep(60)
        """
            .formatted(alive);
    JsonNode answer = call(source, JSON.valueToTree(Map.of("parameter", "1")), 1.5);
    assertThat(answer.path("statusCode").asInt()).isEqualTo(504);
    assertThat(answer.path("body").asText()).contains("ran longer than 0.75 s");
    assertThat(log).contains("status 504, exit code 137");
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(4))
        .until(() -> !Files.exists(alive));
  }

  @Test
  void doesNotWaitForAChildThatKeepsTheOutputOpen() throws Exception {
    String source =
        """
        import subprocess, sys
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        print("done", flush=True)
        """;
    JsonNode answer = call(source, Map.of("parameter", "1"));
    assertThat(answer.path("body").asText()).isEqualTo("done\n");
  }

  @Test
  void logsACallWithoutWhatItPrinted() throws Exception {
    call(ECHO, Map.of("parameter", "secret"));
    assertThat(log)
        .containsPattern("Call request-1: status 200, exit code 0, \\d+ ms")
        .doesNotContain("secret", "got");
  }

  private JsonNode call(String function, Map<String, ?> event) throws Exception {
    return call(function, JSON.valueToTree(event), 10);
  }

  private JsonNode call(String function, JsonNode event, double seconds) throws Exception {
    Files.writeString(folder.resolve("function.py"), function);
    Path input = Files.write(folder.resolve("event.json"), JSON.writeValueAsBytes(event));
    Path output = folder.resolve("log");
    Process python =
        new ProcessBuilder(
                "python3",
                folder.resolve("call_handler.py").toString(),
                folder.toString(),
                String.valueOf(seconds))
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(python.waitFor(30, TimeUnit.SECONDS)).isTrue();
    log = Files.readString(output);
    assertThat(python.exitValue()).as(log).isZero();
    return JSON.readTree(folder.resolve("answer.json").toFile());
  }

  private static Map<String, Object> proxy(String body, boolean isBase64) {
    return Map.of(
        "requestContext", Map.of("stage", "dev"), "body", body, "isBase64Encoded", isBase64);
  }

  private void copy(String resource) throws IOException {
    try (InputStream in = HandlerIT.class.getResourceAsStream(resource)) {
      assertThat(in).isNotNull();
      Files.copy(in, folder.resolve(Path.of(resource).getFileName().toString()));
    }
  }
}
