package dev.spillway.common.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.http.RawClient.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpServiceIT {
  @RegisterExtension static final HttpFixture http = new HttpFixture();

  private final List<HttpRequest> requests = new CopyOnWriteArrayList<>();

  private HttpResponse echo(HttpRequest request) {
    requests.add(request);
    return HttpResponse.text(200, request.path() + ":" + new String(request.body(), UTF_8));
  }

  private RawClient client() throws IOException {
    return new RawClient(http.start(this::echo).port());
  }

  private static String post(String path, String body) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
  }

  @Test
  void handsTheWholeRequestOver() throws Exception {
    try (RawClient client = client()) {
      client.send(
          "PUT /a%20b?c=d%26&e HTTP/1.1\r\nHost: x\r\nX-Two: 1\r\nx-two: 2\r\n"
              + "Content-Length: 2\r\n\r\nhi");
      assertThat(client.read().body()).isEqualTo("/a%20b:hi");
    }
    HttpRequest request = requests.get(0);
    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.query()).isEqualTo("c=d%26&e");
    assertThat(request.header("X-TWO")).contains("2");
    assertThat(request.header("X-None")).isEmpty();
  }

  @Test
  void takesABodyOfTheLimitAndRefusesOneByteMore() throws Exception {
    try (RawClient client = client()) {
      String body = "a".repeat(HttpFixture.LIMIT);
      assertThat(client.send(post("/", body)).read().body()).isEqualTo("/:" + body);
      Answer refusal = client.send(post("/", body + "a")).read();
      assertThat(refusal.status()).isEqualTo(413);
      assertThat(refusal.body()).isEqualTo("The body is larger than 1000 bytes.\n");
      assertThat(client.send(post("/", "after")).read().body()).isEqualTo("/:after");
      assertThat(requests).hasSize(2);
    }
  }

  @Test
  void takesAChunkedBodyOfTheLimitAndRefusesOneByteMore() throws Exception {
    String head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    String chunk = "1f4\r\n" + "a".repeat(500) + "\r\n";
    try (RawClient client = client()) {
      assertThat(client.send(head + chunk + chunk + "0\r\n\r\n").read().body()).hasSize(1002);
      client.send(head + chunk + chunk + "1\r\na\r\n0\r\n\r\n");
      assertThat(client.read().status()).isEqualTo(413);
    }
  }

  @Test
  void cutsABodyThatIsManyTimesTheLimit() throws Exception {
    try (RawClient client = client()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n"
              + "a".repeat(17 * HttpFixture.LIMIT));
      assertThat(client.isCut()).isTrue();
      assertThat(requests).isEmpty();
    }
  }

  @Test
  void asksForTheBodyOfAClientThatWaits() throws Exception {
    try (RawClient client = client()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(client.readHead().status()).isEqualTo(100);
      assertThat(client.send("hi").read().body()).isEqualTo("/:hi");
    }
  }

  @Test
  void answersPipelinedRequestsInTheirOrder() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    HttpService service =
        http.start(
            request -> {
              if (request.path().equals("/1")) {
                awaitLatch(sent);
              }
              return echo(request);
            });
    try (RawClient client = new RawClient(service.port())) {
      client.send(post("/1", "one") + get("/2") + post("/3", "three"));
      sent.countDown();
      assertThat(client.read().body()).isEqualTo("/1:one");
      assertThat(client.read().body()).isEqualTo("/2:");
      assertThat(client.read().body()).isEqualTo("/3:three");
    }
  }

  @Test
  void cutsASlowRequestWhileOthersGoOn() throws Exception {
    HttpService service = http.start(this::echo);
    try (RawClient slow = new RawClient(service.port());
        RawClient quick = new RawClient(service.port())) {
      slow.send("POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");
      assertThat(quick.send(get("/quick")).read().status()).isEqualTo(200);
      assertThat(slow.isCut()).isTrue();
      assertThat(quick.send(get("/still")).read().status()).isEqualTo(200);
    }
    assertThat(requests).extracting(HttpRequest::path).containsExactly("/quick", "/still");
  }

  @Test
  void doesNotCutARequestWhoseHandlerIsSlow() throws Exception {
    CountDownLatch cut = new CountDownLatch(1);
    HttpService service =
        http.start(
            request -> {
              if (request.path().equals("/slow")) {
                awaitLatch(cut);
              }
              return echo(request);
            });
    try (RawClient waiting = new RawClient(service.port());
        RawClient slow = new RawClient(service.port())) {
      waiting.send(get("/slow"));
      slow.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");
      assertThat(slow.isCut()).isTrue(); // so the limit is over for the other one, too
      cut.countDown();
      assertThat(waiting.read().body()).isEqualTo("/slow:");
    }
  }

  @Test
  void forgetsAClientThatLeavesMidway() throws Exception {
    HttpService service = http.start(this::echo);
    try (RawClient leaving = new RawClient(service.port())) {
      leaving.send("POST /left HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");
    }
    try (RawClient client = new RawClient(service.port())) {
      assertThat(client.send(get("/next")).read().status()).isEqualTo(200);
    }
    assertThat(requests).extracting(HttpRequest::path).containsExactly("/next");
  }

  @Test
  void goesOnWhereAClientLeavesBeforeItsAnswer() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    HttpService service =
        http.start(
            request -> {
              if (request.path().equals("/left")) {
                arrived.countDown();
                awaitLatch(left);
              }
              return echo(request);
            });
    try (RawClient leaving = new RawClient(service.port())) {
      leaving.send(get("/left"));
      awaitLatch(arrived);
    }
    left.countDown();
    try (RawClient client = new RawClient(service.port())) {
      assertThat(client.send(get("/next")).read().body()).isEqualTo("/next:");
    }
  }

  @Test
  void answers500WhereTheHandlerFails() throws Exception {
    AtomicReference<Throwable> failure = new AtomicReference<>(new IllegalStateException("secret"));
    HttpService service = http.start(request -> throwing(failure.get()));
    try (RawClient client = new RawClient(service.port())) {
      Answer answer = client.send(get("/")).read();
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).isEqualTo("Internal error; the log has the details.\n");
      failure.set(new StackOverflowError());
      assertThat(client.send(get("/")).read().status()).isEqualTo(500);
    }
  }

  private static HttpResponse throwing(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  @Test
  void doesNotLetAHeaderSplitTheAnswer() throws Exception {
    HttpService service =
        http.start(
            request ->
                HttpResponse.text(200, "x").with("X-Id", "1\r\nSet-Cookie: a=b\r\n\r\n<html>"));
    try (RawClient client = new RawClient(service.port())) {
      Answer answer = client.send(get("/")).read();
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.headers()).doesNotContainKeys("X-Id", "Set-Cookie");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "OPTIONS", "FROB"})
  void leavesMethodsToTheHandler(String method) throws Exception {
    try (RawClient client = client()) {
      Answer answer = client.send(method + " /x HTTP/1.1\r\nHost: x\r\n\r\n").read();
      assertThat(answer.body()).isEqualTo("/x:");
      assertThat(requests).extracting(HttpRequest::method).containsExactly(method);
    }
  }

  @Test
  void answersHeadWithoutTheBody() throws Exception {
    try (RawClient client = client()) {
      Answer answer = client.send("HEAD /x HTTP/1.1\r\nHost: x\r\n\r\n").readHead();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(client.send(get("/y")).read().body()).isEqualTo("/y:");
    }
  }

  @Test
  void refusesWhatIsNoHttp() throws Exception {
    try (RawClient client = client()) {
      assertThat(client.send("hello\r\n\r\n").read().status()).isEqualTo(400);
      assertThat(client.isCut()).isTrue();
      assertThat(requests).isEmpty();
    }
  }

  @Test
  void closesWhereAClientOfHttp10Expects() throws Exception {
    try (RawClient client = client()) {
      assertThat(client.send("GET / HTTP/1.0\r\n\r\n").read().body()).isEqualTo("/:");
      assertThat(client.isCut()).isTrue();
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void keepsHeadersOfAnAnswer() {
    HttpResponse answer = HttpResponse.json(200, "{}").with("A", "1").with("A", "2");
    assertThat(answer.headers()).isEqualTo(Map.of("Content-Type", "application/json", "A", "2"));
  }
}
