package dev.spillway.loadbalancer.dispatch;

import dev.spillway.loadbalancer.upstream.FailureListener;
import dev.spillway.loadbalancer.upstream.Upstream;
import java.util.List;

/** Notes what it hears. */
record FailureLog(List<Upstream> unreachable, List<Upstream> lost) implements FailureListener {
  @Override
  public void onUnreachable(Upstream upstream) {
    unreachable.add(upstream);
  }

  @Override
  public void onLoss(Upstream upstream) {
    lost.add(upstream);
  }
}
