package dev.spillway.loadbalancer;

import dev.spillway.common.budget.RedisBudget;
import dev.spillway.common.cloud.ApiGatewayInvoker;
import dev.spillway.common.cloud.CloudTerms;
import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.journal.RedisCallRecords;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.xmlrpc.XmlRpcClient;
import dev.spillway.loadbalancer.calibrate.measure.ServersCaller;
import dev.spillway.loadbalancer.deploy.DeployConfig;
import dev.spillway.loadbalancer.deploy.TrialFunction;
import dev.spillway.loadbalancer.dispatch.DispatchLimits;
import java.net.URI;
import java.time.Duration;

/** Puts a calibration together. */
final class CalibrationWiring {
  private CalibrationWiring() {}

  /** Returns a calibration of what a load balancer serves. */
  static Calibration assemble(
      LoadBalancerConfig config, DeployConfig cloud, HostPort loadBalancer) {
    Resources resources = new Resources();
    URI redis = config.function().redis();
    CloudTerms terms = config.terms();
    EventLoops loops = resources.add(EventLoops.start(1));
    XmlRpcClient client =
        resources.add(new XmlRpcClient(loops, "call_faas", DispatchLimits.CONNECT));
    return new Calibration(
        config.function().name(),
        terms,
        new Calibration.Parts(
            resources.add(new RedisFunctionStore(redis)),
            resources.add(new RedisCallRecords(redis)),
            new ServersCaller(client, loadBalancer, answerLimit(config)),
            function -> TrialFunction.of(cloud, function, terms),
            RedisBudget.open(redis, terms.limits()).map(resources::add),
            resources));
  }

  /** A call may wait, run here to its limit, and then in the cloud. */
  private static Duration answerLimit(LoadBalancerConfig config) {
    return config
        .capacity()
        .patience()
        .plus(config.placement().settings().runLimit())
        .plus(ApiGatewayInvoker.LONGEST_CALL);
  }
}
