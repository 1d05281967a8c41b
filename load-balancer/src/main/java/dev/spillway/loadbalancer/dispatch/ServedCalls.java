package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.xmlrpc.InvocationReply;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts answers by where the call ran; those with a fault apart. Thread-safe. */
public final class ServedCalls {
  private final LongAdder local = new LongAdder();
  private final LongAdder cloud = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /**
   * The counts at one moment.
   *
   * @param local results from servers
   * @param cloud results from the cloud, also those that came through a server
   * @param failed faults
   */
  public record Totals(long local, long cloud, long failed) {}

  /** Returns the counts. */
  public Totals totals() {
    return new Totals(local.sum(), cloud.sum(), failed.sum());
  }

  void count(InvocationReply reply) {
    if (reply.isFault()) {
      failed.increment();
    } else if (reply.site().equals(Optional.of(ExecutionSite.CLOUD))) {
      cloud.increment();
    } else {
      local.increment();
    }
  }
}
