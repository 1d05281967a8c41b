package dev.spillway.loadbalancer.scaling;

import dev.spillway.loadbalancer.scaling.ScaleDecision.Hold;
import dev.spillway.loadbalancer.scaling.ScaleDecision.ScaleIn;
import dev.spillway.loadbalancer.scaling.ScaleDecision.ScaleOut;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the policy again and again, and resizes as it says: the loop, not the decision. */
public final class ElasticityController {
  private static final Logger log = LoggerFactory.getLogger(ElasticityController.class);

  private final ScalingPolicy policy;
  private final Supplier<LoadSample> load;
  private final IntConsumer resize;
  private final Duration interval;
  private final ScheduledExecutorService scheduler;

  /**
   * Creates a controller.
   *
   * @param resize takes the new number of servers; must not block
   * @param interval the time between two decisions
   * @param scheduler whose shutdown ends the loop
   */
  public ElasticityController(
      ScalingPolicy policy,
      Supplier<LoadSample> load,
      IntConsumer resize,
      Duration interval,
      ScheduledExecutorService scheduler) {
    this.policy = policy;
    this.load = load;
    this.resize = resize;
    this.interval = interval;
    this.scheduler = scheduler;
  }

  /** Starts the loop; the first decision is one interval away. */
  public void start() {
    long millis = interval.toMillis();
    var _ = scheduler.scheduleWithFixedDelay(this::decide, millis, millis, TimeUnit.MILLISECONDS);
  }

  void decide() {
    try {
      LoadSample sample = load.get();
      switch (policy.decide(sample)) {
        case ScaleOut out -> apply(sample, sample.servers() + out.servers());
        case ScaleIn in -> apply(sample, sample.servers() - in.servers());
        case Hold hold -> log.debug("{}: no change ({})", sample, hold.reason());
      }
    } catch (RuntimeException e) { // a scheduler forgets a task that throws
      log.error("No decision on the number of servers", e);
    }
  }

  private void apply(LoadSample sample, int servers) {
    log.info("{} calls on {} servers: now {}", sample.activeCalls(), sample.servers(), servers);
    resize.accept(servers);
  }
}
