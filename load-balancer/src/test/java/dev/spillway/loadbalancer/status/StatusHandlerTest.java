package dev.spillway.loadbalancer.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.cloud.CloudIntegration;
import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.loadbalancer.dispatch.Admission;
import dev.spillway.loadbalancer.dispatch.CloudRoute;
import dev.spillway.loadbalancer.dispatch.ServedCalls;
import dev.spillway.loadbalancer.testing.Upstreams;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StatusHandlerTest {
  private static final FunctionName NAME = new FunctionName("faas");

  private final UpstreamRegistry registry = Upstreams.registry(2);
  private final CloudRoute cloud = new CloudRoute(_ -> CloudInvoker.none());
  private final StatusBoard board =
      new StatusBoard(
          NAME,
          registry,
          new Admission(new Admission.Limits(4, 0, Duration.ZERO)),
          cloud,
          new ServedCalls());
  private final StatusHandler handler = new StatusHandler(board);

  @Test
  void isAliveFromTheFirstMoment() {
    assertThat(get("/healthz").status()).isEqualTo(200);
  }

  @Test
  void isReadyOnlyWhileItServes() {
    assertThat(get("/readyz").status()).isEqualTo(503);
    assertThat(text(get("/readyz"))).isEqualTo("starting\n");
    board.enter(ServingState.READY);
    assertThat(get("/readyz").status()).isEqualTo(200);
    board.enter(ServingState.DRAINING);
    assertThat(get("/readyz").status()).isEqualTo(503);
  }

  @Test
  void tellsAllThatTheProtocolPromises() {
    FunctionSpec function = new FunctionSpec(NAME, "print(1)");
    board.serves(function);
    board.enter(ServingState.READY);
    var _ = registry.all().get(0).tryReserve();
    var _ = registry.all().get(1).drain();
    assertThat(text(get("/status")))
        .isEqualTo(
            "{\"state\":\"ready\",\"function\":\"faas\",\"sha256\":\""
                + function.sha256()
                + "\",\"cloud\":\"none\",\"capacity\":4,\"active\":0,\"waiting\":0,\"servers\":["
                + "{\"id\":\"s1\",\"address\":\"127.0.0.1:1\",\"state\":\"up\",\"inFlight\":1},"
                + "{\"id\":\"s2\",\"address\":\"127.0.0.1:2\",\"state\":\"draining\",\"inFlight\":0}"
                + "],\"served\":{\"local\":0,\"cloud\":0,\"failed\":0}}\n");
  }

  @Test
  void tellsWhereTheCloudIsButNotItsKey() {
    URI url = URI.create("https://x.example/dev/greeting");
    cloud.open(new CloudEndpoint(url, Optional.of("the key"), CloudIntegration.AWS_PROXY));
    assertThat(text(get("/status")))
        .contains("\"cloud\":\"https://x.example/dev/greeting\"")
        .doesNotContain("the key");
  }

  @Test
  void knowsNoOtherPagesAndNoOtherMethods() {
    assertThat(get("/else").status()).isEqualTo(404);
    assertThat(request("POST", "/status").status()).isEqualTo(405);
  }

  private HttpResponse get(String path) {
    return request("GET", path);
  }

  private HttpResponse request(String method, String path) {
    return handler.handle(new HttpRequest(method, path, "", Map.of(), new byte[0]));
  }

  private static String text(HttpResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
