package dev.spillway.server.offload;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.config.PlacementConfig;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.placement.estimate.Estimates;
import dev.spillway.placement.policy.HedgeBudget;
import dev.spillway.placement.policy.OffloadPolicy;
import java.util.concurrent.Executor;

/** Looks after the calls of a server, and sends to the cloud what the policy says. Thread-safe. */
public final class Offloader {
  /** So many second calls may be saved up, for a while in which many are needed at once. */
  private static final int MOST_TOKENS = 10;

  private final PlacementConfig config;
  private final OffloadPolicy policy;
  private final Function function;
  private final CloudInvoker cloud;
  private final Estimates estimates;
  private final HedgeBudget hedges;
  private final LateCosts lateCosts = new LateCosts();
  private final Executor threads;

  /**
   * What is known of the function.
   *
   * @param isIdempotent whether it may run twice for one call
   */
  public record Function(boolean isIdempotent) {}

  /**
   * Creates an offloader.
   *
   * @param estimates of this server's function; taught by its calls
   * @param threads where calls to the cloud wait that are made beside a run
   */
  public Offloader(
      PlacementConfig config,
      Function function,
      CloudInvoker cloud,
      Estimates estimates,
      Executor threads) {
    this.config = config;
    this.policy = config.open();
    this.function = function;
    this.cloud = cloud;
    this.estimates = estimates;
    this.hedges = new HedgeBudget(config.hedgeShare(), MOST_TOKENS);
    this.threads = threads;
  }

  /** Begins to look after a call. */
  public SupervisedCall begin(Invocation invocation) {
    hedges.arrived();
    return new SupervisedCall(this, invocation);
  }

  /** Returns what calls to the cloud have cost that nobody waited for. */
  public LateCosts lateCosts() {
    return lateCosts;
  }

  PlacementConfig config() {
    return config;
  }

  OffloadPolicy policy() {
    return policy;
  }

  boolean isIdempotent() {
    return function.isIdempotent();
  }

  CloudInvoker cloud() {
    return cloud;
  }

  Estimates estimates() {
    return estimates;
  }

  HedgeBudget hedges() {
    return hedges;
  }

  Executor threads() {
    return threads;
  }
}
