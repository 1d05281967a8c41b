package dev.spillway.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.testing.ScriptedCloudInvoker;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.server.RunningServer.Options;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FunctionServerIT {
  private static final String FIBONACCI_10 =
      "Number 10, result: The Fibonacci number at position 10 is: 55\n";
  private static final Duration SHORT = Duration.ofMillis(400);

  @TempDir private Path folder;

  @Test
  void computesFibonacciNumbers() {
    try (RunningServer server = start(example("fibonacci.py"), Options.USUAL)) {
      InvocationReply reply = server.reply("10");

      assertThat(server.call("10")).isEqualTo(FIBONACCI_10);
      assertThat(reply.site()).contains(ExecutionSite.LOCAL);
    }
  }

  @Test
  void takesIntegersAndStrings() throws Exception {
    try (RunningServer server = start(example("fibonacci.py"), Options.USUAL)) {
      assertThat(post(server, "<value><int>10</int></value>")).contains("is: 55\n");
      assertThat(post(server, "<value><i4>10</i4></value>")).contains("is: 55\n");
      assertThat(post(server, "<value><string>10</string></value>")).contains("is: 55\n");
      assertThat(post(server, "<value>10</value>")).contains("is: 55\n");
    }
  }

  @Test
  void answersPythonsOwnClient() throws Exception {
    String script =
        """
        import sys, xmlrpc.client
        server = xmlrpc.client.ServerProxy("http://127.0.0.1:" + sys.argv[1])
        print(server.call_function(10), end="")
        print(server.call_function("9"), end="")
        try:
            server.call_function("x")
        except xmlrpc.client.Fault as fault:
            print(fault.faultCode, "ValueError" in fault.faultString)
        """;
    try (RunningServer server = start(example("fibonacci.py"), Options.USUAL)) {
      Process python =
          new ProcessBuilder(
                  RunningServer.PYTHON.toString(), "-c", script, String.valueOf(server.port()))
              .redirectErrorStream(true)
              .start();

      assertThat(new String(python.getInputStream().readAllBytes(), UTF_8))
          .isEqualTo(
              FIBONACCI_10
                  + "Number 9, result: The Fibonacci number at position 9 is: 34\n"
                  + "100 True\n");
    }
  }

  @Test
  void tellsHowTheFunctionFailed() {
    String function =
        """
        import os, signal, sys
        print("thrown away")
        if sys.argv[1] == "exit":
            print("Oh no", file=sys.stderr)
            sys.exit(3)
        if sys.argv[1] == "signal":
            os.kill(os.getpid(), signal.SIGSEGV)
        raise ValueError("no such number")
        """;
    try (RunningServer server = start(function, Options.USUAL)) {
      assertThat(server.fault("exit"))
          .isEqualTo(new Fault(100, "The function ended with exit code 3:\nOh no\n"));
      assertThat(server.fault("raise").message())
          .contains("exit code 1", "Traceback", "ValueError: no such number")
          .doesNotContain("thrown away");
      assertThat(server.fault("signal").message()).contains("exit code 139");
    }
  }

  @Test
  void handsOnWhatTakesTooLong() {
    ScriptedCloudInvoker cloud = ScriptedCloudInvoker.answering(new Completed("from above\n"));
    Options options = Options.USUAL.timeout(SHORT).cloud(cloud);
    try (RunningServer server = start(example("sleeper.py"), options)) {
      InvocationReply reply = server.reply("60");

      assertThat(reply.site()).contains(ExecutionSite.CLOUD);
      assertThat(server.call("60")).isEqualTo("Number 60, result: from above\n");
      assertThat(cloud.invocations()).extracting("parameter").containsExactly("60", "60");
      assertThat(server.remains()).isEmpty();
    }
  }

  @Test
  void endsWhatTakesTooLongWhereThereIsNoCloud() {
    try (RunningServer server = start(example("sleeper.py"), Options.USUAL.timeout(SHORT))) {
      assertThat(server.fault("60").code()).isEqualTo(FaultCode.TIMED_OUT.number());
      assertThat(server.remains()).isEmpty();
    }
  }

  @Test
  void tellsThatThereIsNoFunction() throws Exception {
    try (RunningServer server = start("", Options.USUAL)) {
      Files.delete(folder.resolve("function.py"));

      Fault fault = server.fault("1");

      assertThat(fault.code()).isEqualTo(FaultCode.SANDBOX_FAILED.number());
      assertThat(fault.message()).contains("there is no function at");
    }
  }

  @Test
  void goesOnAfterBadRequests() throws Exception {
    List<String> bad =
        List.of(
            "",
            "no XML",
            "<methodCall>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><methodCall/>",
            "<methodCall><methodName>call_function</methodName></methodCall>",
            call("other", "<value>1</value>"),
            call("call_function", "<value><double>1.5</double></value>"),
            call("call_function", "<value>a&#0;b</value>"),
            "x".repeat(1_500_000));
    try (RunningServer server = start(example("fibonacci.py"), Options.USUAL)) {
      for (String body : bad) {
        assertThat(send(server, body)).contains("<name>faultCode</name>");
      }
      assertThat(server.call("10")).isEqualTo(FIBONACCI_10);
    }
  }

  private RunningServer start(String function, Options options) {
    return RunningServer.of(folder, function, options);
  }

  private static String post(RunningServer server, String value) throws Exception {
    return send(server, call("call_function", value));
  }

  private static String call(String method, String value) {
    return "<?xml version=\"1.0\"?><methodCall><methodName>%s</methodName><params><param>%s</param></params></methodCall>"
        .formatted(method, value);
  }

  private static String send(RunningServer server, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/RPC2"))
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static String example(String name) {
    return RunningServer.read(Path.of("../examples", name));
  }
}
