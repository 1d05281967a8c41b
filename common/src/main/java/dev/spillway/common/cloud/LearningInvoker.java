package dev.spillway.common.cloud;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.placement.estimate.CloudTimes.Parts;
import dev.spillway.placement.estimate.ColdStarts.Expectation;
import dev.spillway.placement.estimate.Estimates;
import dev.spillway.placement.estimate.Millis;
import dev.spillway.placement.money.Usage;
import dev.spillway.placement.policy.CloudState;

/** Learns from each call how long the cloud takes. Thread-safe. */
public final class LearningInvoker implements CloudInvoker {
  private final CloudInvoker invoker;
  private final Estimates estimates;

  /** Creates one that makes calls by another. */
  public LearningInvoker(CloudInvoker invoker, Estimates estimates) {
    this.invoker = invoker;
    this.estimates = estimates;
  }

  @Override
  public CloudOutcome invoke(Invocation invocation) {
    double start = millis();
    Expectation expectation = estimates.sentToCloud(start);
    CloudOutcome outcome = invoker.invoke(invocation);
    double end = millis();
    if (hasRun(outcome)) {
      Usage usage = outcome.bill().usage();
      double gateway = Math.max(0, end - start - usage.billedMillis());
      estimates.cloudAnswered(
          invocation.parameter(),
          new Parts(usage.runMillis(), usage.initMillis(), gateway),
          expectation,
          end);
    } else if (outcome.mayHaveRun()) {
      estimates.cloudGaveUp(invocation.parameter(), end - start, end);
    } else {
      estimates.cloudDidNotTake(expectation, end);
    }
    return outcome;
  }

  @Override
  public CloudState state() {
    return invoker.state();
  }

  @Override
  public void close() {
    invoker.close();
  }

  private static boolean hasRun(CloudOutcome cloud) {
    return cloud.outcome() instanceof Completed || cloud.outcome() instanceof FunctionFailed;
  }

  private static double millis() {
    return Millis.ofNanos(System.nanoTime());
  }
}
