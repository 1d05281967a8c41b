package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.load.Target;
import dev.spillway.benchmarks.peer.FixedAnswers;
import dev.spillway.benchmarks.peer.HaProxy;
import dev.spillway.benchmarks.process.Workshop;
import dev.spillway.benchmarks.product.LoadBalancerAlone;
import java.util.Optional;

/**
 * The product's load balancer and HAProxy, each in front of the same fixed answers.
 *
 * @param direct asks who gives the answers
 * @param ours asks through the product's load balancer
 * @param haProxy asks through HAProxy; empty where it is not installed
 */
record Forwarders(Caller direct, Caller ours, Optional<Caller> haProxy) {
  static final String DIRECT = "direct, without a load balancer";

  /**
   * Starts all of them.
   *
   * @param bytes the length of an answer's result
   */
  static Forwarders start(Bench bench, Workshop workshop, int bytes) throws Exception {
    Optional<HaProxy> installed = bench.haProxy();
    Target server = FixedAnswers.start(workshop, installed, bytes);
    Optional<Caller> haProxy = Optional.empty();
    if (installed.isPresent()) {
      haProxy = Optional.of(caller(Names.HAPROXY, installed.get().startInFront(workshop, server)));
    }
    Target ours = LoadBalancerAlone.start(workshop, server, bench.fibonacci());
    return new Forwarders(caller(DIRECT, server), caller(Names.OURS, ours), haProxy);
  }

  private static Caller caller(String name, Target target) {
    return new Caller(name, target, FixedAnswers.call());
  }
}
