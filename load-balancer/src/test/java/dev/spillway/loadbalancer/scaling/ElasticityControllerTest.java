package dev.spillway.loadbalancer.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.loadbalancer.scaling.ScaleDecision.Hold;
import dev.spillway.loadbalancer.scaling.ScaleDecision.ScaleIn;
import dev.spillway.loadbalancer.scaling.ScaleDecision.ScaleOut;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ElasticityControllerTest {
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final List<Integer> sizes = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  @Test
  void growsByWhatThePolicySays() {
    controller(load -> new ScaleOut(2)).decide();
    assertThat(sizes).containsExactly(5);
  }

  @Test
  void shrinksByWhatThePolicySays() {
    controller(load -> new ScaleIn(1)).decide();
    assertThat(sizes).containsExactly(2);
  }

  @Test
  void leavesThePoolAloneOtherwise() {
    controller(load -> new Hold("because")).decide();
    assertThat(sizes).isEmpty();
  }

  @Test
  void decidesAgainAndAgainAlsoAfterAFailure() {
    AtomicInteger decisions = new AtomicInteger();
    controller(
            load -> {
              if (decisions.incrementAndGet() == 1) {
                throw new IllegalStateException("the first of them");
              }
              return new ScaleOut(1);
            })
        .start();
    await().until(() -> sizes.size() >= 2);
    assertThat(sizes).containsOnly(4);
  }

  private ElasticityController controller(ScalingPolicy policy) {
    return new ElasticityController(
        policy, () -> new LoadSample(1, 3), sizes::add, Duration.ofMillis(5), scheduler);
  }
}
