package dev.spillway.loadbalancer.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.budget.Budget;
import dev.spillway.common.budget.BudgetLimits;
import dev.spillway.common.budget.RedisBudget;
import dev.spillway.common.budget.ReservationId;
import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.cloud.CloudIntegration;
import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.common.journal.CallJournal;
import dev.spillway.common.testing.InMemoryBudget;
import dev.spillway.common.testing.RedisFixture;
import dev.spillway.loadbalancer.dispatch.Admission;
import dev.spillway.loadbalancer.dispatch.CloudRoute;
import dev.spillway.loadbalancer.dispatch.CloudUse;
import dev.spillway.loadbalancer.dispatch.ServedCalls;
import dev.spillway.loadbalancer.testing.Upstreams;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import dev.spillway.placement.money.Money;
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
  private final StatusBoard board = board(Optional.empty());
  private final StatusHandler handler = new StatusHandler(board);

  private StatusBoard board(Optional<Budget> budget) {
    return new StatusBoard(
        NAME,
        new StatusBoard.Watched(
            registry,
            new Admission(new Admission.Limits(4, 0, Duration.ZERO)),
            cloud,
            new ServedCalls(),
            new CloudUse(),
            budget,
            CallJournal.none()));
  }

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
                + "],\"served\":{\"local\":0,\"cloud\":0,\"failed\":0},\"overflow\":"
                + "{\"sent\":0,\"heldBack\":0,\"costUsd\":0.000000000,\"budget\":\"none\"},\"recordsLost\":0}\n");
  }

  @Test
  void tellsHowTheBudgetStands() {
    InMemoryBudget budget = new InMemoryBudget(new Money(3_000_000));
    ReservationId first = ReservationId.random();
    var _ = budget.reserve(first, new Money(2_000_000), Duration.ZERO);
    var _ = budget.settle(first, new Money(1));
    var _ = budget.reserve(ReservationId.random(), new Money(2_000_000), Duration.ZERO);
    var _ = budget.reserve(ReservationId.random(), new Money(2_000_000), Duration.ZERO);
    String account =
        "{\"limitUsd\":0.003000000,\"spentUsd\":0.000000001,\"reservedUsd\":0.002000000,"
            + "\"leftUsd\":0.000999999,\"calls\":1,\"refused\":1}";
    assertThat(overflowOf(budget))
        .endsWith(
            "\"budget\":\"known\",\"hour\":"
                + account
                + ",\"day\":"
                + account
                + "},\"recordsLost\":0}\n");
  }

  @Test
  void saysWhereNobodyKnowsTheBudget() {
    try (RedisBudget budget =
        new RedisBudget(
            URI.create("redis://127.0.0.1:" + RedisFixture.freePort()), BudgetLimits.NONE)) {
      assertThat(overflowOf(budget)).endsWith("\"budget\":\"unknown\"},\"recordsLost\":0}\n");
    }
  }

  private String overflowOf(Budget budget) {
    HttpRequest request = new HttpRequest("GET", "/status", "", Map.of(), new byte[0]);
    return text(new StatusHandler(board(Optional.of(budget))).handle(request));
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
