package dev.spillway.common.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.common.http.HttpFixture;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.testing.RedisFixture;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ApiGatewayInvokerIT {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String KEY = "s3cret-key";

  @RegisterExtension static final HttpFixture http = new HttpFixture();

  private final List<HttpRequest> requests = new CopyOnWriteArrayList<>();

  /** Answers with these, one after the other, and then with the last. */
  private CloudEndpoint answering(HttpResponse... answers) {
    int port =
        http.start(
                request -> {
                  requests.add(request);
                  return answers[Math.min(requests.size(), answers.length) - 1];
                })
            .port();
    return endpoint(port);
  }

  private static CloudEndpoint endpoint(int port) {
    URI url = URI.create("http://127.0.0.1:" + port + "/prod/faas");
    return new CloudEndpoint(url, Optional.of(KEY), CloudIntegration.AWS_PROXY);
  }

  private static InvocationOutcome invoke(CloudEndpoint endpoint) {
    return invoker(endpoint, SHORT, LONG).invoke(Invocation.of("10")).outcome();
  }

  private static ApiGatewayInvoker invoker(
      CloudEndpoint endpoint, Duration firstPause, Duration answerLimit) {
    return new ApiGatewayInvoker(
        endpoint, Terms.USUAL, new CloudPace(firstPause, answerLimit, LONG));
  }

  private static void assertRejected(InvocationOutcome outcome, FaultCode code) {
    assertThat(outcome).isInstanceOf(Rejected.class);
    assertThat(((Rejected) outcome).code()).as(outcome.toString()).isEqualTo(code);
    assertThat(outcome.toString()).doesNotContain(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10", "", "a\"b\\c\n\r\t", "äöü€😀", "{\"parameter\": 1}", "\u0000\u001f"})
  void sendsTheParameterAsJsonAndTheKeyAsAHeader(String parameter) throws Exception {
    CloudEndpoint endpoint = answering(HttpResponse.text(200, "55\n"));
    ApiGatewayInvoker invoker = invoker(endpoint, SHORT, LONG);
    assertThat(invoker.invoke(Invocation.of(parameter)).outcome()).isEqualTo(new Completed("55\n"));
    HttpRequest request = requests.get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/prod/faas");
    assertThat(request.header("x-api-key")).contains(KEY);
    assertThat(request.header("Content-Type")).contains("application/json");
    var body = new ObjectMapper().readTree(new String(request.body(), UTF_8));
    assertThat(body.size()).isEqualTo(1);
    assertThat(body.get("parameter").asText()).isEqualTo(parameter);
  }

  @Test
  void sendsNoKeyWhereThereIsNone() {
    CloudEndpoint keyed = answering(HttpResponse.text(200, "ü"));
    CloudEndpoint open = new CloudEndpoint(keyed.url(), Optional.empty(), keyed.integration());
    assertThat(invoke(open)).isEqualTo(new Completed("ü"));
    assertThat(requests.get(0).header("x-api-key")).isEmpty();
  }

  @Test
  void showsItsKeyNowhere() {
    CloudEndpoint endpoint = endpoint(1);
    assertThat(endpoint.toString()).isEqualTo("http://127.0.0.1:1/prod/faas");
    CloudEndpoint wrong =
        new CloudEndpoint(endpoint.url(), Optional.of(KEY + "\n"), endpoint.integration());
    assertRejected(invoke(wrong), FaultCode.CLOUD_REFUSED);
  }

  @Test
  void tellsHowTheFunctionFailed() {
    String body = "{\"exitCode\": 3, \"stderr\": \"no\"}";
    assertThat(invoke(answering(HttpResponse.json(422, body))))
        .isEqualTo(new FunctionFailed(3, "no"));
  }

  @Test
  void unwrapsAnAnswerWithoutTheProxy() {
    String body = "{\"statusCode\": 200, \"body\": \"55\"}";
    URI url = answering(HttpResponse.json(200, body)).url();
    CloudEndpoint endpoint = new CloudEndpoint(url, Optional.empty(), CloudIntegration.AWS);
    assertThat(invoke(endpoint)).isEqualTo(new Completed("55"));
  }

  @Test
  void triesAgainWhereTheCloudHasTooManyCalls() {
    HttpResponse full = HttpResponse.json(429, "{\"message\":\"Too Many Requests\"}");
    assertThat(invoke(answering(full, full, full, HttpResponse.text(200, "55"))))
        .isEqualTo(new Completed("55"));
    assertThat(requests).hasSize(4);
  }

  @Test
  void givesUpAfterThreeMoreTries() {
    HttpResponse full = HttpResponse.json(429, "{\"message\":\"Limit Exceeded\"}");
    assertRejected(invoke(answering(full)), FaultCode.CLOUD_REFUSED);
    assertThat(requests).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 413, 500, 502, 503, 504, 302})
  void doesNotRepeatWhatMayHaveRun(int status) {
    CloudEndpoint endpoint = answering(HttpResponse.text(status, "x").with("Location", "/other"));
    assertThat(invoke(endpoint)).isInstanceOf(Rejected.class);
    assertThat(requests).hasSize(1);
  }

  @Test
  void triesAgainWhereNobodyListensYet() throws Exception {
    int port = RedisFixture.freePort();
    assertRejected(invoke(endpoint(port)), FaultCode.CLOUD_FAILED);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ApiGatewayInvoker patient = invoker(endpoint(port), Duration.ofSeconds(2), LONG);
      Future<InvocationOutcome> outcome =
          threads.submit(() -> patient.invoke(Invocation.of("1")).outcome());
      try (ServerSocket late = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
          Socket socket = late.accept()) {
        write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n55");
        assertThat(outcome.get()).isEqualTo(new Completed("55"));
      }
    }
  }

  @Test
  void saysThatTheFunctionMayHaveRunWhereTheConnectionBreaks() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Future<?> closing = http.threads().submit(() -> acceptAndClose(server));
      InvocationOutcome outcome = invoke(endpoint(server.getLocalPort()));
      assertRejected(outcome, FaultCode.CLOUD_FAILED);
      assertThat(((Rejected) outcome).reason()).contains("may have run");
      closing.get();
    }
  }

  private static int acceptAndClose(ServerSocket server) throws Exception {
    try (Socket socket = server.accept()) {
      return socket.getInputStream().read();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"})
  void givesUpWhereTheAnswerStalls(String beginning) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      ApiGatewayInvoker invoker =
          invoker(endpoint(server.getLocalPort()), SHORT, Duration.ofMillis(300));
      Future<InvocationOutcome> outcome =
          http.threads().submit(() -> invoker.invoke(Invocation.of("1")).outcome());
      try (Socket socket = server.accept()) {
        write(socket, beginning);
        assertRejected(outcome.get(), FaultCode.CLOUD_TIMED_OUT);
      }
    }
  }

  @Test
  void givesUpWhereItsCallerIsInterruptedWhileTheCloudHasTheCall() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    int port =
        http.start(
                request -> {
                  arrived.countDown();
                  await().until(() -> release.getCount() == 0);
                  return HttpResponse.text(200, "late");
                })
            .port();
    assertGivesUp(invoker(endpoint(port), SHORT, LONG), arrived);
    release.countDown();
  }

  @Test
  void givesUpWhereItsCallerIsInterruptedInAPause() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    int port =
        http.start(
                request -> {
                  arrived.countDown();
                  return HttpResponse.text(429, "full");
                })
            .port();
    assertGivesUp(invoker(endpoint(port), LONG, LONG), arrived);
  }

  private static void assertGivesUp(ApiGatewayInvoker invoker, CountDownLatch arrived)
      throws Exception {
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Boolean> caller =
          threads.submit(
              () -> {
                assertThat(invoker.invoke(Invocation.of("1")).outcome())
                    .isInstanceOf(Rejected.class);
                return Thread.currentThread().isInterrupted();
              });
      arrived.await();
      threads.shutdownNow();
      assertThat(caller.get()).isTrue();
    }
  }

  private static void write(Socket socket, String text) throws Exception {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(UTF_8));
    out.flush();
  }
}
