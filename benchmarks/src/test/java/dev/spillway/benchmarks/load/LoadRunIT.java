package dev.spillway.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class LoadRunIT {
  private static final CallBytes CALL = CallBytes.of("call_faas", "1", "result: 1");
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void countsTheRightAnswersOfAllCallers() throws Exception {
    try (StubTarget stub = new StubTarget(call -> "result: 1")) {
      LoadResult result =
          run(stub.target(), new LoadPlan(8, new Pace.Closed(), Duration.ZERO, SHORT));

      assertThat(result.failures()).isZero();
      assertThat(result.latencies().getTotalCount()).isBetween(1L, (long) stub.calls());
      assertThat(result.perSecond()).isPositive();
    }
  }

  @Test
  void reportsWrongAnswersWithTheFirstOfThem() throws Exception {
    try (StubTarget stub = new StubTarget(call -> call == 1 ? "the fault" : "result: 1")) {
      LoadResult result =
          run(stub.target(), new LoadPlan(1, new Pace.Closed(), Duration.ZERO, SHORT));

      assertThat(result.failures()).isOne();
      assertThatThrownBy(() -> result.orThrow("the stub"))
          .hasMessageContaining("calls of the stub failed; the first: a wrong answer:")
          .hasMessageContaining("the fault");
    }
  }

  @Test
  void reportsCallsOfNobody() throws Exception {
    StubTarget stub = new StubTarget(call -> "");
    stub.close();

    LoadResult result =
        run(stub.target(), new LoadPlan(1, new Pace.Closed(), Duration.ZERO, SHORT));

    assertThat(result.failures()).isPositive();
    assertThat(result.firstFailure()).contains("Connection refused");
  }

  @Test
  void waitsForTheFirstAnswerLongerThanTheMeasurementTakes() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    try (StubTarget stub = new StubTarget(call -> await(late, "result: 1"))) {
      Thread.ofVirtual().start(() -> LoadRunIT.releaseAfterOneCall(stub, late));
      LoadResult result =
          run(
              stub.target(),
              new LoadPlan(1, new Pace.Closed(), Duration.ZERO, Duration.ofMillis(1)));

      assertThat(result.orThrow("the stub").latencies().getTotalCount()).isPositive();
    }
  }

  @Test
  void countsAtAFixedRateFromWhenACallWasDue() throws Exception {
    Duration measured = Duration.ofMillis(400);
    // One caller and calls that are due every 10 ms: while the first is held, others wait unsent.
    CountDownLatch never = new CountDownLatch(1);
    try (StubTarget stub =
        new StubTarget(call -> call == 1 ? await(never, "result: 1", 200) : "result: 1")) {
      LoadResult result =
          run(stub.target(), new LoadPlan(1, new Pace.Open(100), Duration.ZERO, measured));

      assertThat(result.orThrow("the stub").latencies().getTotalCount()).isEqualTo(40);
      // All calls that were due in the 200 ms are late, not only the one that was held.
      long late =
          result
              .latencies()
              .getCountBetweenValues(TimeUnit.MILLISECONDS.toNanos(50), Long.MAX_VALUE);
      assertThat(late).isGreaterThanOrEqualTo(14);
    }
  }

  @Test
  void holdsManyCallsOpenAtOnce() throws Exception {
    int count = 200;
    CountDownLatch gate = new CountDownLatch(1);
    try (StubTarget stub = new StubTarget(call -> await(gate, "result: 1"));
        HeldCalls held = new HeldCalls(stub.target(), CALL, count)) {
      held.open(() -> {});
      assertThat(held.waiting()).isEqualTo(count);

      gate.countDown();
      assertThat(held.await(30, () -> {})).isEqualTo(new HeldCalls.Ended(count, 0, ""));
    }
  }

  private static LoadResult run(Target target, LoadPlan plan) throws Exception {
    return new LoadRun(target, CALL, plan).run();
  }

  private static void releaseAfterOneCall(StubTarget stub, CountDownLatch latch) {
    Awaitility.await().until(() -> stub.calls() >= 1);
    latch.countDown();
  }

  private static String await(CountDownLatch latch, String answer) {
    return await(latch, answer, 30_000);
  }

  private static String await(CountDownLatch latch, String answer, long limitMillis) {
    try {
      var _ = latch.await(limitMillis, TimeUnit.MILLISECONDS);
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
