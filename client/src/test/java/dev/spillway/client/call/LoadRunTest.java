package dev.spillway.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.client.terminal.ClientFailure;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class LoadRunTest {
  @Test
  void takesTheParametersInTurn() {
    Queue<String> called = new ConcurrentLinkedQueue<>();
    FunctionCaller caller =
        parameter -> {
          called.add(parameter);
          return Samples.answered("55");
        };

    LatencyReport report = run(caller, new LoadPlan(List.of("1", "2", "3"), 7, 1));

    assertThat(called).containsExactly("1", "2", "3", "1", "2", "3", "1");
    assertThat(report.total().count()).isEqualTo(7);
  }

  @Test
  void callsAsManyAtATimeAsIsAskedAndNoMore() {
    CyclicBarrier together = new CyclicBarrier(5);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    FunctionCaller caller =
        parameter -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          meet(together);
          running.decrementAndGet();
          return Samples.answered("55");
        };

    run(caller, new LoadPlan(List.of("1"), 20, 5));

    assertThat(most).hasValue(5);
  }

  @Test
  void givesUpWhereNobodyIsThere() {
    AtomicInteger calls = new AtomicInteger();
    FunctionCaller caller =
        parameter -> {
          calls.incrementAndGet();
          return Samples.unreachable();
        };

    assertThatThrownBy(() -> run(caller, new LoadPlan(List.of("1"), 1_000_000, 3)))
        .isInstanceOf(ClientFailure.class)
        .hasMessageContaining("http://127.0.0.1:8080");
    assertThat(calls).hasValueLessThanOrEqualTo(3);
  }

  @Test
  void goesOnWhereTheLoadBalancerIsGoneForAMoment() {
    AtomicInteger calls = new AtomicInteger();
    FunctionCaller caller =
        parameter -> calls.incrementAndGet() == 2 ? Samples.unreachable() : Samples.answered("55");

    LatencyReport report = run(caller, new LoadPlan(List.of("1"), 5, 1));

    assertThat(report.total().count()).isEqualTo(5);
    assertThat(report.count(CallKind.FAILED)).isEqualTo(1);
  }

  @Test
  void showsNothingOfAShortRun() {
    Display display = new Display();

    new LoadRun(
            parameter -> Samples.answered("55"),
            new LoadPlan(List.of("1"), 3, 1),
            Optional.of(display))
        .run();

    assertThat(display.steps).isEmpty();
  }

  @Test
  void showsHowFarALongRunIs() {
    Display display = new Display();
    FunctionCaller waitsForTheDisplay =
        parameter -> {
          display.awaitOpen();
          return Samples.answered("55");
        };

    new LoadRun(waitsForTheDisplay, new LoadPlan(List.of("1"), 3, 1), Optional.of(display)).run();

    assertThat(display.steps).endsWith(3);
    assertThat(display.closed).isTrue();
  }

  private static LatencyReport run(FunctionCaller caller, LoadPlan plan) {
    return new LoadRun(caller, plan, Optional.empty()).run();
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static final class Display implements Progress, Progress.Display {
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Queue<Integer> steps = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    @Override
    public Progress.Display open(int total) {
      opened.countDown();
      return this;
    }

    @Override
    public void stepTo(int done) {
      steps.add(done);
    }

    @Override
    public void close() {
      closed = true;
    }

    void awaitOpen() {
      try {
        assertThat(opened.await(10, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
