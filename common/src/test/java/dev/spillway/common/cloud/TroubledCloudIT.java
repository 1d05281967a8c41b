package dev.spillway.common.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.http.HttpFixture;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.testing.RedisFixture;
import dev.spillway.placement.money.Bill;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Usage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cloud that is slow, full or broken: what its calls cost, and when it is left alone. */
@Timeout(60)
final class TroubledCloudIT {
  private static final HttpResponse FINE =
      HttpResponse.text(200, "55").with(UsageHeader.NAME, "ms=98, mb=1024, init=0");
  private static final Duration LONG = Duration.ofSeconds(30);

  @RegisterExtension static final HttpFixture http = new HttpFixture();

  private final Meter meter = new Meter(Terms.AWS, Terms.USUAL.size());
  private final AtomicInteger requests = new AtomicInteger();

  private CloudEndpoint answering(Function<HttpRequest, HttpResponse> answer) {
    int port =
        http.start(
                request -> {
                  requests.incrementAndGet();
                  return answer.apply(request);
                })
            .port();
    return endpoint(port, CloudIntegration.AWS_PROXY);
  }

  private static CloudEndpoint endpoint(int port, CloudIntegration integration) {
    return new CloudEndpoint(
        URI.create("http://127.0.0.1:" + port + "/prod/faas"), Optional.empty(), integration);
  }

  private static ApiGatewayInvoker invoker(CloudEndpoint endpoint, Duration circuitPause) {
    CloudPace pace = new CloudPace(Duration.ofMillis(5), Duration.ofSeconds(20), circuitPause);
    return new ApiGatewayInvoker(endpoint, Terms.USUAL, pace);
  }

  private static CloudOutcome invoke(CloudInvoker invoker) {
    return invoker.invoke(Invocation.of("1"));
  }

  private static void assertClosed(CloudOutcome outcome) {
    assertThat(outcome.mayHaveRun()).isFalse();
    assertThat(((Rejected) outcome.outcome()).code()).isEqualTo(FaultCode.CLOUD_CLOSED);
  }

  @Test
  void billsWhatTheHandlerMeasured() {
    CloudOutcome outcome = invoke(invoker(answering(request -> FINE), LONG));
    assertThat(outcome.mayHaveRun()).isTrue();
    assertThat(outcome.bill())
        .isEqualTo(new Bill(new Money(3500 + 200 + 1667), new Usage(100, 1024, 0), true));
  }

  @Test
  void findsTheMeasureInTheBodyWithoutTheProxy() {
    String body =
        "{\"statusCode\": 200, \"headers\": {\"Spillway-Usage\": \"ms=98, mb=512, init=1\"},"
            + " \"body\": \"55\"}";
    int port = http.start(request -> HttpResponse.json(200, body)).port();
    CloudOutcome outcome = invoke(invoker(endpoint(port, CloudIntegration.AWS), LONG));
    assertThat(outcome.bill().usage()).isEqualTo(new Usage(100, 512, 1));
  }

  @Test
  void billsTheWholeTimeWhereNobodyMeasured() {
    long start = System.nanoTime();
    Bill bill = invoke(invoker(answering(request -> HttpResponse.text(200, "5")), LONG)).bill();
    long most = Duration.ofNanos(System.nanoTime() - start).toMillis() + 1;
    assertThat(bill.isMeasured()).isFalse();
    assertThat(bill.usage().billedMillis()).isBetween(1L, most);
  }

  @Test
  void billsTheLongestRunWhereNobodyKnowsItsEnd() throws Exception {
    assertThat(invoke(invoker(answering(request -> HttpResponse.text(504, "late")), LONG)).bill())
        .isEqualTo(meter.unended());
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CloudEndpoint broken = endpoint(server.getLocalPort(), CloudIntegration.AWS_PROXY);
      Future<?> closing = http.threads().submit(() -> acceptAndClose(server));
      assertThat(invoke(invoker(broken, LONG)).bill()).isEqualTo(meter.unended());
      closing.get();
    }
  }

  private static int acceptAndClose(ServerSocket server) throws Exception {
    try (Socket socket = server.accept()) {
      return socket.getInputStream().read();
    }
  }

  @Test
  void billsEachRequestThatTheGatewayTurnedAway() {
    HttpResponse full = HttpResponse.json(429, "{}");
    CloudOutcome outcome = invoke(invoker(answering(request -> full), LONG));
    assertThat(outcome.mayHaveRun()).isFalse();
    assertThat(outcome.bill().cost()).isEqualTo(new Money(4 * 3500));
    assertThat(
            invoke(invoker(answering(r -> requests.get() % 4 == 3 ? FINE : full), LONG))
                .bill()
                .cost())
        .isEqualTo(new Money(3 * 3500 + 200 + 1667));
  }

  @Test
  void billsNothingWhereNobodyListens() {
    CloudOutcome outcome =
        invoke(invoker(endpoint(RedisFixture.freePort(), CloudIntegration.AWS_PROXY), LONG));
    assertThat(outcome.mayHaveRun()).isFalse();
    assertThat(outcome.bill()).isEqualTo(Bill.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 500, 502, 503, 504})
  void leavesACloudAloneThatFails(int status) {
    ApiGatewayInvoker invoker =
        invoker(answering(request -> HttpResponse.text(status, "no")), LONG);
    for (int i = 0; i < 5; i++) {
      assertThat(((Rejected) invoke(invoker).outcome()).code())
          .isNotEqualTo(FaultCode.CLOUD_CLOSED);
    }
    CloudOutcome closed = invoke(invoker);
    assertClosed(closed);
    assertThat(closed.bill()).isEqualTo(Bill.NONE);
    assertThat(requests).hasValue(5);
  }

  @Test
  void leavesACloudAloneThatCannotBeReached() {
    CloudEndpoint nowhere = endpoint(RedisFixture.freePort(), CloudIntegration.AWS_PROXY);
    ApiGatewayInvoker invoker = invoker(nowhere, LONG);
    assertThat(invoke(invoker).mayHaveRun()).isFalse();
    assertClosed(invoke(invoker));
  }

  @Test
  void triesAgainAfterAPauseAndGoesOnWhereThatWentWell() {
    AtomicInteger status = new AtomicInteger(500);
    ApiGatewayInvoker invoker =
        invoker(
            answering(request -> status.get() == 200 ? FINE : HttpResponse.text(500, "no")),
            Duration.ofMillis(200));
    await().until(() -> isClosed(invoke(invoker)));
    status.set(200);
    await().until(() -> !isClosed(invoke(invoker)));
    for (int i = 0; i < 10; i++) {
      assertThat(isClosed(invoke(invoker))).isFalse();
    }
  }

  private static boolean isClosed(CloudOutcome outcome) {
    return outcome.outcome() instanceof Rejected rejected
        && rejected.code() == FaultCode.CLOUD_CLOSED;
  }

  @Test
  void goesOnWhereTheFunctionFailsAndNotTheCloud() {
    HttpResponse late = HttpResponse.text(504, "late").with(UsageHeader.NAME, "ms=9, mb=1, init=0");
    ApiGatewayInvoker invoker = invoker(answering(request -> late), LONG);
    for (int i = 0; i < 30; i++) {
      assertThat(isClosed(invoke(invoker))).isFalse();
    }
  }

  @Test
  void sendsFewerCallsAtATimeToACloudThatHasTooMany() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger arrived = new AtomicInteger();
    ApiGatewayInvoker invoker =
        invoker(
            answering(
                request -> {
                  if (arrived.incrementAndGet() == 4) {
                    return HttpResponse.text(429, "full");
                  }
                  await().until(() -> release.getCount() == 0);
                  return FINE;
                }),
            LONG);
    List<Future<CloudOutcome>> calls =
        Stream.generate(() -> http.threads().submit(() -> invoke(invoker))).limit(4).toList();
    // The one that was refused is there again: four are under way, and two are thought to be fine.
    await().until(() -> arrived.get() == 5);
    CloudOutcome fifth = invoke(invoker);
    assertClosed(fifth);
    assertThat(((Rejected) fifth.outcome()).reason()).contains("beyond 2 at a time");
    release.countDown();
    for (Future<CloudOutcome> call : calls) {
      assertThat(call.get().mayHaveRun()).isTrue();
    }
    assertThat(invoke(invoker).mayHaveRun()).isTrue();
  }
}
