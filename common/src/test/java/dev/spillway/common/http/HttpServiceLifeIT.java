package dev.spillway.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
final class HttpServiceLifeIT {
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final Duration LONG = Duration.ofSeconds(30);

  @RegisterExtension static final HttpFixture http = new HttpFixture();

  @Test
  void runsAThousandBlockingRequestsAtOnce() throws Exception {
    int callers = 1000;
    CountDownLatch together = new CountDownLatch(callers);
    HttpService service =
        http.start(
            request -> {
              together.countDown();
              return HttpResponse.text(awaitLatch(together) ? 200 : 500, "");
            },
            LONG,
            LONG);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/")).build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      List<CompletableFuture<Integer>> calls =
          IntStream.range(0, callers)
              .mapToObj(
                  i ->
                      client
                          .sendAsync(request, BodyHandlers.discarding())
                          .thenApply(java.net.http.HttpResponse::statusCode))
              .toList();
      assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(200));
    }
  }

  @Test
  void letsRunningRequestsEndBeforeItCloses() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    HttpService service =
        http.start(
            request -> {
              arrived.countDown();
              awaitLatch(release);
              return HttpResponse.text(200, "done");
            },
            LONG,
            LONG);
    try (RawClient running = new RawClient(service.port());
        RawClient idle = new RawClient(service.port())) {
      running.send(GET);
      awaitLatch(arrived);
      CompletableFuture<Void> closed = CompletableFuture.runAsync(service::close, http.threads());
      assertThat(idle.isCut()).isTrue(); // so it is closing
      assertThat(closed).isNotDone();
      release.countDown();
      assertThat(running.read().body()).isEqualTo("done");
      assertThat(running.isCut()).isTrue();
      assertThat(closed).succeedsWithin(LONG);
    }
    assertThatThrownBy(() -> new RawClient(service.port())).isInstanceOf(ConnectException.class);
  }

  @Test
  void cutsOffRequestsThatDoNotEndWithinTheDrainLimit() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    HttpService service =
        http.start(
            request -> {
              arrived.countDown();
              awaitLatch(never);
              return HttpResponse.text(200, "late");
            },
            LONG,
            Duration.ofMillis(200));
    try (RawClient running = new RawClient(service.port())) {
      running.send(GET);
      awaitLatch(arrived);
      service.close();
      assertThat(running.isCut()).isTrue();
    } finally {
      never.countDown();
    }
  }

  @Test
  void closesTwice() {
    HttpService service = http.start(request -> HttpResponse.text(200, ""));
    service.close();
    service.close();
  }

  @Test
  void saysWhichPortIsTaken() {
    HttpService service = http.start(request -> HttpResponse.text(200, ""));
    assertThatThrownBy(() -> start("127.0.0.1", service.port()))
        .isInstanceOf(PortTakenException.class)
        .hasMessage(
            "Tried to listen on 127.0.0.1:%d but failed because: Address already in use",
            service.port());
  }

  @Test
  void saysWhichAddressIsNotOfThisMachine() {
    assertThatThrownBy(() -> start("192.0.2.1", 0))
        .isInstanceOf(PortTakenException.class)
        .hasMessageContaining("192.0.2.1:0")
        .hasMessageNotContaining("null");
  }

  @Test
  void answers503WhereTheExecutorTakesNoMore() throws Exception {
    ExecutorService closed = Executors.newSingleThreadExecutor();
    closed.shutdown();
    try (HttpService service =
            HttpService.start(
                http.loops(),
                HttpServiceConfig.of("127.0.0.1", 0, 1000),
                request -> HttpResponse.text(200, ""),
                closed);
        RawClient client = new RawClient(service.port())) {
      assertThat(client.send(GET).read().status()).isEqualTo(503);
    }
  }

  private static HttpService start(String host, int port) {
    return HttpService.start(
        http.loops(),
        HttpServiceConfig.of(host, port, 1000),
        request -> HttpResponse.text(200, ""),
        http.threads());
  }

  private static boolean awaitLatch(CountDownLatch latch) {
    try {
      return latch.await(LONG.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
